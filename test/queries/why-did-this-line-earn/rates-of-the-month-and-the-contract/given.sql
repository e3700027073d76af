insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence, file) values
    ('march', '2011-03-31', 'orders-a', 'orders', 1, 'incoming/erp/a.csv'),
    ('march', '2011-03-31', 'rates-a', 'fx_rates', 2, 'incoming/fx/rates.csv');
insert into fx_rates (from_currency, to_currency, rate_date, rate, ingestion_id) values ('USD', 'EUR', '2011-02-20', 0.73, 'rates-a');
insert into programs (run_id, as_of_date, program_id, program_version, effective_from) values
    ('march', '2011-03-31', 'by-day', 1, '2011-01-01'),
    ('march', '2011-03-31', 'by-month', 1, '2011-01-01'),
    ('march', '2011-03-31', 'fixed', 1, '2011-01-01');
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect) values
    ('march', '2011-03-31', 'customer', 'everybody', 'all'),
    ('march', '2011-03-31', 'product', 'everything', 'all');
insert into rule_rates (run_id, as_of_date, exchange_id, from_currency, to_currency, rate) values
    ('march', '2011-03-31', 'fixed-1', 'USD', 'EUR', 0.75);
insert into rule_periods (run_id, as_of_date, program_id, program_version, period_id, role, exchange_id, unit_id, first_day, day_after, currency, customer_scope_id, product_scope_id) values
    ('march', '2011-03-31', 'by-day', 1, '2011-Q1', 'both', 'day', null, '2011-01-01', '2011-04-01', 'EUR', 'everybody', 'everything'),
    ('march', '2011-03-31', 'by-month', 1, '2011-Q1', 'both', 'month-average', null, '2011-01-01', '2011-04-01', 'EUR', 'everybody', 'everything'),
    ('march', '2011-03-31', 'fixed', 1, '2011-Q1', 'both', 'fixed-1', null, '2011-01-01', '2011-04-01', 'EUR', 'everybody', 'everything');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, currency, ingestion_id) values
    ('1001', '1', '2011-02-10', 'c1', 'p1', 2, 200, 'USD', 'orders-a'),
    ('1001', '2', '2011-03-10', 'c1', 'p1', 2, 200, 'USD', 'orders-a');
