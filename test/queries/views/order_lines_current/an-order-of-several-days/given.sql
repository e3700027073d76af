insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, precedence) values
    ('march', '2011-03-31', 'file-a', 1),
    ('march', '2011-03-31', 'file-b', 2);

insert into order_lines (order_id, line_id, order_date, quantity, is_return, original_order_id, ingestion_id) values
    ('1001', '1', '2011-01-10', 2, false, null, 'file-a'),
    ('1001', '2', '2011-03-09', 2, false, null, 'file-b'),
    ('1001', '3', '2011-02-10', 2, false, null, 'file-b'),
    ('1001', '4', '2011-03-01', 2, false, null, 'file-b'),
    ('C500', '1', '2011-03-10', -1, true, '1001', 'file-b');
