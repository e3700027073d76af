insert into programs (run_id, as_of_date, program_id, currency) values
    ('april', '2011-04-30', 'standard', 'EUR');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('april', '2011-04-30', 'orders-a', 'orders', 1);
insert into runs (run_id, run_number, as_of_date) values ('march', 3, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('april', '2011-04-30', 'rates-a', 'fx_rates', 2);
insert into fx_rates (from_currency, to_currency, rate_date, rate, ingestion_id) values
    ('USD', 'EUR', '2011-02-05', 0.5, 'rates-a');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, currency, ingestion_id) values
    -- One order on days of two months, and another one on the second day.
    ('1001', '1', '2011-01-31', 'c1', 'p1', 2, 10, 'EUR', 'orders-a'),
    ('1001', '2', '2011-02-01', 'c1', 'p1', 1, 10, 'EUR', 'orders-a'),
    ('1002', '1', '2011-02-01', 'c1', 'p1', 1, 10, 'EUR', 'orders-a'),
    -- One order in two currencies on one day.
    ('1003', '1', '2011-02-07', 'c1', 'p1', 1, 10, 'EUR', 'orders-a'),
    ('1003', '2', '2011-02-07', 'c1', 'p1', 1, 10, 'USD', 'orders-a'),
    -- The first day of this order has no rate.
    ('1004', '1', '2011-01-05', 'c3', 'p1', 1, 10, 'USD', 'orders-a'),
    ('1004', '2', '2011-02-06', 'c3', 'p1', 1, 10, 'USD', 'orders-a'),
    ('2001', '1', '2011-01-10', 'c2', 'p1', 3, 30, 'EUR', 'orders-a');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, is_return, original_order_id, original_order_date, ingestion_id) values
    ('R2', '1', '2011-02-20', 'c2', 'p1', -3, -30, true, '2001', '2011-01-10', 'orders-a');
