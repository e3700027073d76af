insert into programs (run_id, as_of_date, program_id, currency) values
    ('april', '2011-04-30', 'standard', 'EUR');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('april', '2011-04-30', 'orders-a', 'orders', 1);
insert into runs (run_id, run_number, as_of_date) values ('march', 3, '2011-03-31');
insert into published_months (run_id, as_of_date, month, month_run_id) values
    ('march', '2011-03-31', '2011-01', 'february'),
    ('march', '2011-03-31', '2011-02', 'march'),
    ('march', '2011-03-31', '2011-03', 'march');
insert into customer_months (run_id, month, customer_id, net_amount, order_count, active_days) values
    ('february', '2011-01', 'c1', 100, 1, 1),
    -- An earlier version of the month, which no longer counts.
    ('february', '2011-02', 'c1', 999, 1, 1),
    ('march', '2011-02', 'c1', 20, 1, 1),
    ('march', '2011-02', 'c2', 30, 1, 1),
    ('march', '2011-03', 'c1', 40, 1, 1),
    -- Of a run that died.
    ('dead', '2011-01', 'c1', 1, 1, 1);
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, ingestion_id) values
    ('1001', '1', '2011-01-10', 'c1', 'p1', 1, 100, 'orders-a'),
    ('1002', '1', '2011-02-10', 'c1', 'p1', 1, 20, 'orders-a'),
    ('1003', '1', '2011-02-11', 'c2', 'p1', 1, 30, 'orders-a'),
    ('1004', '1', '2011-02-12', 'c3', 'p1', 1, 5, 'orders-a'),
    ('1005', '1', '2011-03-10', 'c1', 'p1', 1, 40.0001, 'orders-a'),
    ('1006', '1', '2011-04-10', 'c1', 'p1', 1, 60, 'orders-a');
