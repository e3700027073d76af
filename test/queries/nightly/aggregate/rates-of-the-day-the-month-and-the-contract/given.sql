insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'orders-a', 'orders', 1),
    ('march', '2011-03-31', 'rates-a', 'fx_rates', 2);
insert into fx_rates (from_currency, to_currency, rate_date, rate, ingestion_id) values
    ('USD', 'EUR', '2011-02-10', 0.70, 'rates-a'),
    ('USD', 'EUR', '2011-02-20', 0.80, 'rates-a'),
    ('CHF', 'EUR', '2011-02-10', 0.60, 'rates-a');
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect) values
    ('march', '2011-03-31', 'customer', 'everybody', 'all'),
    ('march', '2011-03-31', 'product', 'everything', 'all');
insert into rule_rates (run_id, as_of_date, exchange_id, from_currency, to_currency, rate) values
    ('march', '2011-03-31', 'fixed-1', 'USD', 'EUR', 0.5);
insert into rule_periods
    (run_id, as_of_date, program_id, period_id, role, grain, currency, exchange_id, first_day, day_after, customer_scope_id, product_scope_id)
values
    ('march', '2011-03-31', 'by-day', '2011-Q1', 'both', 'total', 'EUR', 'day', '2011-01-01', '2011-04-01', 'everybody', 'everything'),
    ('march', '2011-03-31', 'by-month', '2011-Q1', 'both', 'total', 'EUR', 'month-average', '2011-01-01', '2011-04-01', 'everybody', 'everything'),
    ('march', '2011-03-31', 'fixed', '2011-Q1', 'both', 'total', 'EUR', 'fixed-1', '2011-01-01', '2011-04-01', 'everybody', 'everything');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, currency, ingestion_id) values
    ('1001', '1', '2011-02-03', 'c1', 'p1', 1, 100, 'USD', 'orders-a'),
    ('1002', '1', '2011-02-20', 'c1', 'p1', 1, 1000, 'USD', 'orders-a'),
    ('1003', '1', '2011-02-10', 'c1', 'p1', 1, 10000, 'CHF', 'orders-a'),
    ('1004', '1', '2011-03-20', 'c1', 'p1', 1, 100000, 'USD', 'orders-a'),
    ('1005', '1', '2011-03-20', 'c1', 'p1', 1, 7, 'EUR', 'orders-a');
