insert into programs (run_id, as_of_date, program_id, currency) values
    ('march', '2011-03-31', 'standard', 'EUR'),
    ('march', '2011-03-31', 'export', 'USD');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'orders-a', 'orders', 1),
    ('march', '2011-03-31', 'products-a', 'products', 2),
    ('march', '2011-03-31', 'rates-a', 'fx_rates', 3);
insert into fx_rates (from_currency, to_currency, rate_date, rate, ingestion_id) values
    ('USD', 'EUR', '2011-01-05', 0.75, 'rates-a'),
    ('EUR', 'USD', '2011-01-05', 2, 'rates-a');
insert into products (product_id, margin_fraction, ingestion_id) values
    ('p1', 0.25, 'products-a'),
    ('p2', null, 'products-a');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, gross_amount, contract_amount, currency, ingestion_id) values
    ('1001', '1', '2011-01-10', 'c1', 'p1', 4, 100, 120, null, 'EUR', 'orders-a'),
    ('1001', '2', '2011-01-10', 'c1', 'p2', 1, 10.5, 10.5, 50, 'EUR', 'orders-a'),
    ('1002', '1', '2011-01-12', 'c1', 'p2', 1, 20, 20, null, 'USD', 'orders-a'),
    -- No rate is stated any more on this day.
    ('1003', '1', '2011-02-20', 'c1', 'p2', 1, 7, 7, null, 'USD', 'orders-a'),
    ('1004', '1', '2011-01-10', 'c2', 'p2', 1, 30, 30, null, 'EUR', 'orders-a'),
    -- After the day up to which the run counts.
    ('1005', '1', '2011-04-01', 'c2', 'p1', 1, 99, 99, null, 'EUR', 'orders-a');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, gross_amount, currency, is_return, original_order_id, original_order_date, ingestion_id) values
    ('R1', '1', '2011-03-02', 'c1', 'p1', -1, -25, -30, 'EUR', true, '1001', '2011-01-10', 'orders-a');
