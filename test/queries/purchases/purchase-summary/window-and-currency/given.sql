insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, precedence) values ('march', '2011-03-31', 'file', 1);

insert into order_lines (order_id, line_id, customer_id, order_date, quantity, net_amount, currency, ingestion_id) values
    ('1', '1', 'C1', '2011-01-31', 1, 10.00, 'EUR', 'file'),
    ('2', '1', 'C1', '2011-02-01', 1, 20.00, 'EUR', 'file'),
    ('3', '1', 'C1', '2011-02-08', 1, 30.00, 'USD', 'file'),
    ('4', '1', 'C1', '2011-02-15', 1, 40.00, 'EUR', 'file'),
    ('5', '1', 'C1', '2011-03-01', 1, 50.00, 'EUR', 'file'),
    ('6', '1', 'C2', '2011-03-01', 1, 60.00, 'EUR', 'file');
