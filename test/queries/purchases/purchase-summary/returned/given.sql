insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, precedence) values ('march', '2011-03-31', 'file', 1);

insert into order_lines (order_id, line_id, customer_id, order_date, quantity, net_amount, is_return, original_order_id, ingestion_id) values
    ('1', '1', 'C1', '2011-01-03', 1, 10.00, false, null, 'file'),
    ('2', '1', 'C1', '2011-01-10', 2, 40.00, false, null, 'file'),
    ('3', '1', 'C1', '2011-01-17', 1, 25.00, false, null, 'file'),
    ('C2', '1', 'C1', '2011-02-07', -1, -20.00, true, '2', 'file'),
    ('C3', '1', 'C1', '2011-02-07', -1, -25.00, true, '3', 'file'),
    ('4', '1', 'C2', '2011-01-03', 1, 10.00, false, null, 'file'),
    ('C4', '1', 'C2', '2011-01-04', -1, -10.00, true, '4', 'file');
