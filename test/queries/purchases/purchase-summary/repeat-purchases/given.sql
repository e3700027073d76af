insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, precedence) values ('march', '2011-03-31', 'file', 1);

insert into order_lines (order_id, line_id, customer_id, order_date, quantity, net_amount, ingestion_id) values
    ('1', '1', 'C1', '2011-01-03', 1, 500.00, 'file'),
    ('2', '1', 'C1', '2011-01-10', 1, 10.00, 'file'),
    ('3', '1', 'C1', '2011-01-10', 2, 20.10, 'file'),
    ('4', '1', 'C1', '2011-02-28', 1, 30.00, 'file'),
    ('5', '1', 'C2', '2011-03-31', 1, 7.00, 'file');
