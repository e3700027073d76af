insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2025-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('r1', '2025-03-31', 'orders', 'orders', 1);
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect, attribute, value, included_attributes) values
    ('r1', '2025-03-31', 'customer', 'everybody', 'all', null, null, 0),
    ('r1', '2025-03-31', 'product', 'deciding', 'include', 'product_id', 'saw', 1),
    ('r1', '2025-03-31', 'product', 'deciding', 'include', 'product_id', 'set', 1),
    ('r1', '2025-03-31', 'product', 'earning', 'include', 'product_id', 'blade', 1),
    ('r1', '2025-03-31', 'product', 'earning', 'include', 'product_id', 'set', 1);
insert into rule_periods
    (run_id, as_of_date, program_id, program_version, period_id, role, exchange_id, unit_id, first_day, day_after, currency, customer_scope_id, product_scope_id)
values
    ('r1', '2025-03-31', 'annual', 1, '2025', 'qualifier', 'day', null, '2025-01-01', '2025-04-01', 'EUR', 'everybody', 'deciding'),
    ('r1', '2025-03-31', 'annual', 1, '2025', 'base', 'day', null, '2025-01-01', '2025-04-01', 'EUR', 'everybody', 'earning'),
    ('r1', '2025-03-31', 'annual', 1, '2025', 'baseline', 'day', null, '2024-01-01', '2025-01-01', 'EUR', 'everybody', 'deciding'),
    ('r1', '2025-03-31', 'annual', 1, '2025', 'year_before', 'day', null, '2025-01-01', '2025-04-01', 'EUR', 'everybody', 'deciding');
insert into order_lines
    (ingestion_id, order_month, order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, currency)
values
    ('orders', '2024-05', 'o0', '1', '2024-05-10', 'c1', 'saw', 1, 800, 'EUR'),
    ('orders', '2025-01', 'o1', '1', '2025-01-10', 'c1', 'saw', 1, 900, 'EUR'),
    ('orders', '2025-01', 'o1', '2', '2025-01-10', 'c1', 'blade', 5, 50, 'EUR'),
    ('orders', '2025-01', 'o1', '3', '2025-01-10', 'c1', 'set', 1, 940, 'EUR');
