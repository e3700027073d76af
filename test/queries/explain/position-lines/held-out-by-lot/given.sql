insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2025-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('r1', '2025-03-31', 'orders', 'orders', 1);
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect, attribute, value) values
    ('r1', '2025-03-31', 'customer', 'everybody', 'all', null, null),
    ('r1', '2025-03-31', 'customer', 'six-of-ten', 'all', null, null),
    ('r1', '2025-03-31', 'customer', 'six-of-ten', 'hold_out', 'lot', 'spring'),
    ('r1', '2025-03-31', 'customer', 'six-of-ten', 'hold_out', 'percent', '40'),
    ('r1', '2025-03-31', 'product', 'no-postage', 'all', null, null),
    ('r1', '2025-03-31', 'product', 'no-postage', 'exclude', 'product_id', 'POST');
insert into rule_periods
    (run_id, as_of_date, program_id, program_version, period_id, role, exchange_id, first_day, day_after, currency, customer_scope_id, product_scope_id)
values
    ('r1', '2025-03-31', 'annual', 1, '2025', 'both', 'day', '2025-01-01', '2025-02-01', 'EUR', 'everybody', 'no-postage'),
    ('r1', '2025-03-31', 'annual', 2, '2025', 'both', 'day', '2025-02-01', '2025-04-01', 'EUR', 'six-of-ten', 'no-postage');
insert into order_lines
    (ingestion_id, order_month, order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, currency)
values
    ('orders', '2025-01', 'o1', '1', '2025-01-10', 'c1', 'p1', 2, 100, 'EUR'),
    ('orders', '2025-02', 'o2', '1', '2025-02-10', 'c1', 'p1', 2, 100, 'EUR'),
    ('orders', '2025-02', 'o2', '2', '2025-02-10', 'c1', 'POST', 1, 5, 'EUR');
