insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2025-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('r1', '2025-03-31', 'orders', 'orders', 1);
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect) values
    ('r1', '2025-03-31', 'customer', 'everybody', 'all'),
    ('r1', '2025-03-31', 'product', 'everything', 'all');
insert into rule_units (run_id, as_of_date, unit_id, unit, factor) values
    ('r1', '2025-03-31', 'pieces', 'box', 12),
    ('r1', '2025-03-31', 'pieces', 'piece', 1);
insert into rule_periods
    (run_id, as_of_date, program_id, program_version, period_id, role, exchange_id, unit_id, first_day, day_after, currency, customer_scope_id, product_scope_id)
values
    ('r1', '2025-03-31', 'annual', 1, '2025', 'qualifier', 'day', 'pieces', '2025-01-01', '2025-04-01', 'EUR', 'everybody', 'everything'),
    ('r1', '2025-03-31', 'annual', 1, '2025', 'base', 'day', null, '2025-01-01', '2025-04-01', 'EUR', 'everybody', 'everything');
insert into order_lines
    (ingestion_id, order_month, order_id, line_id, order_date, customer_id, product_id, quantity, unit, net_amount, currency)
values
    ('orders', '2025-01', 'o1', '1', '2025-01-10', 'c1', 'p1', 2, 'box', 100, 'EUR'),
    ('orders', '2025-01', 'o1', '2', '2025-01-10', 'c1', 'p1', 1, 'pallet', 4000, 'EUR'),
    ('orders', '2025-01', 'o1', '3', '2025-01-10', 'c1', 'p1', 1, null, 10, 'EUR');
