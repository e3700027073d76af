insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, precedence) values
    ('february', '2011-02-28', 'file-a', 1),
    ('march', '2011-03-31', 'file-a', 1),
    ('march', '2011-03-31', 'file-b', 2);

insert into order_lines (order_id, line_id, order_date, quantity, net_amount, ingestion_id) values
    ('1001', '1', '2011-02-10', 2, 20.00, 'file-a'),
    ('1001', '2', '2011-02-10', 1, 15.00, 'file-a'),
    ('1001', '1', '2011-02-10', 3, 30.00, 'file-b');
