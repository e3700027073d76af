insert into programs (run_id, as_of_date, program_id, currency) values
    ('march', '2011-03-31', 'standard', 'EUR'),
    ('march', '2011-03-31', 'export', 'USD');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence, rows_in, rows_accepted, rows_rejected, net_amount_accepted) values
    ('march', '2011-03-31', 'orders-a', 'orders', 1, 4, 4, 0, 199.5),
    ('march', '2011-03-31', 'rates-a', 'fx_rates', 2, 1, 1, 0, null);
insert into fx_rates (from_currency, to_currency, rate_date, rate, ingestion_id) values
    ('USD', 'EUR', '2011-02-10', 0.33333333, 'rates-a');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, net_amount, currency, ingestion_id) values
    -- Before the panel begins.
    ('0901', '1', '2003-01-10', 'c1', 'p1', 70, 'EUR', 'orders-a'),
    ('1001', '1', '2011-01-10', 'c1', 'p1', 100, 'EUR', 'orders-a'),
    ('1002', '1', '2011-02-11', 'c2', 'p1', 25, 'USD', 'orders-a'),
    ('1003', '1', '2011-03-11', 'c2', 'p1', 4.5, 'USD', 'orders-a');
insert into published_months (run_id, as_of_date, month, month_run_id) values
    ('march', '2011-03-31', '2011-01', 'january'),
    ('march', '2011-03-31', '2011-02', 'march'),
    ('march', '2011-03-31', '2011-03', 'march'),
    ('march', '2011-03-31', '2010-12', 'march');
insert into customer_months (run_id, month, customer_id, currency, net_amount, unconverted_line_count) values
    ('january', '2011-01', 'c1', 'EUR', 100, 0),
    ('january', '2011-01', 'c1', 'USD', 0, 1),
    ('january', '2011-02', 'c2', 'EUR', 999, 0),
    ('march', '2011-02', 'c2', 'EUR', 8.3333, 0),
    ('march', '2011-02', 'c2', 'USD', 25, 0),
    ('march', '2011-03', 'c2', 'EUR', 0, 1),
    ('march', '2011-03', 'c2', 'USD', 4.5, 0),
    ('march', '2010-12', null, null, null, null);
