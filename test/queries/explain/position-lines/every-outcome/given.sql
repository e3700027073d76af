insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2025-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('r1', '2025-03-31', 'orders', 'orders', 1),
    ('r1', '2025-03-31', 'rates', 'fx_rates', 2);
insert into fx_rates (ingestion_id, from_currency, to_currency, rate_date, rate) values
    ('rates', 'CHF', 'EUR', '2025-01-10', 1.05);
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect, attribute, value) values
    ('r1', '2025-03-31', 'customer', 'everybody', 'all', null, null),
    ('r1', '2025-03-31', 'product', 'no-postage', 'all', null, null),
    ('r1', '2025-03-31', 'product', 'no-postage', 'exclude', 'product_id', 'POST');
insert into rule_periods
    (run_id, as_of_date, program_id, program_version, period_id, role, exchange_id, first_day, day_after, currency, customer_scope_id, product_scope_id)
values
    ('r1', '2025-03-31', 'annual', 1, '2025', 'both', 'day', '2025-01-01', '2025-04-01', 'EUR', 'everybody', 'no-postage');
insert into order_lines
    (ingestion_id, order_month, order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, currency)
values
    ('orders', '2025-01', 'o1', '1', '2025-01-10', 'c1', 'p1', 2, 100, 'EUR'),
    ('orders', '2025-01', 'o1', '2', '2025-01-10', 'c1', 'POST', 1, 5, 'EUR'),
    ('orders', '2025-01', 'o2', '1', '2025-01-12', 'c1', 'p1', 1, 200, 'CHF'),
    ('orders', '2025-03', 'o3', '1', '2025-03-12', 'c1', 'p1', 1, 300, 'CHF'),
    ('orders', '2024-12', 'o0', '1', '2024-12-31', 'c1', 'p1', 1, 999, 'EUR'),
    ('orders', '2025-01', 'o4', '1', '2025-01-10', 'c2', 'p1', 1, 999, 'EUR');
