insert into programs (run_id, as_of_date, program_id, currency) values
    ('april', '2011-04-30', 'standard', 'EUR');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('april', '2011-04-30', 'orders-a', 'orders', 1);
insert into runs (run_id, run_number, as_of_date) values ('march', 3, '2011-03-31');
insert into published_months (run_id, as_of_date, month, month_run_id) values
    ('march', '2011-03-31', '2011-01', 'march'),
    ('march', '2011-03-31', '2011-02', 'march'),
    ('march', '2011-03-31', '2011-03', 'march');
insert into customer_months (run_id, month, customer_id, currency, net_amount, order_count, active_days) values
    ('march', '2011-01', 'c1', 'EUR', 100, 1, 1),
    ('march', '2011-02', 'c1', 'EUR', 20, 1, 1),
    -- March has lost its rows before.
    ('march', '2011-03', null, null, null, null, null);
-- The order of February has been moved into January.
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, ingestion_id) values
    ('1001', '1', '2011-01-10', 'c1', 'p1', 1, 100, 'orders-a'),
    ('1002', '1', '2011-01-31', 'c1', 'p1', 1, 20, 'orders-a');
