insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2025-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('r1', '2025-03-31', 'orders', 'orders', 1),
    ('r1', '2025-03-31', 'rates', 'fx_rates', 2);
insert into fx_rates (ingestion_id, from_currency, to_currency, rate_date, rate) values
    ('rates', 'CHF', 'EUR', '2025-01-20', 1.05),
    ('rates', 'CHF', 'EUR', '2025-01-31', 1.07);
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect) values
    ('r1', '2025-03-31', 'customer', 'everybody', 'all'),
    ('r1', '2025-03-31', 'product', 'everything', 'all');
insert into rule_rates (run_id, as_of_date, exchange_id, from_currency, to_currency, rate) values
    ('r1', '2025-03-31', 'fixed-1', 'CHF', 'EUR', 1.1);
insert into rule_periods
    (run_id, as_of_date, program_id, program_version, period_id, role, exchange_id, unit_id, first_day, day_after, currency, customer_scope_id, product_scope_id)
values
    ('r1', '2025-03-31', 'annual', 1, '2025', 'both', 'month-average', null, '2025-01-01', '2025-03-01', 'EUR', 'everybody', 'everything'),
    ('r1', '2025-03-31', 'annual', 2, '2025', 'both', 'fixed-1', null, '2025-03-01', '2025-04-01', 'EUR', 'everybody', 'everything');
insert into order_lines
    (ingestion_id, order_month, order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, currency)
values
    ('orders', '2025-01', 'o1', '1', '2025-01-10', 'c1', 'p1', 1, 100, 'CHF'),
    ('orders', '2025-02', 'o2', '1', '2025-02-10', 'c1', 'p1', 1, 100, 'CHF'),
    ('orders', '2025-03', 'o3', '1', '2025-03-10', 'c1', 'p1', 1, 100, 'CHF');
