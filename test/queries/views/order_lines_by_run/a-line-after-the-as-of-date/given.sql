insert into run_ingestions (run_id, as_of_date, ingestion_id, precedence) values
    ('february', '2011-02-28', 'file-a', 1),
    ('march', '2011-03-31', 'file-a', 1),
    ('march', '2011-03-31', 'file-b', 2);

insert into order_lines (order_id, line_id, order_date, ingestion_id) values
    ('1001', '1', '2011-02-28', 'file-a'),
    ('1002', '1', '2011-03-01', 'file-a');
