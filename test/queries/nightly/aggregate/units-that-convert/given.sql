insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'orders-a', 'orders', 1);
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect) values
    ('march', '2011-03-31', 'customer', 'everybody', 'all'),
    ('march', '2011-03-31', 'product', 'everything', 'all');
insert into rule_units (run_id, as_of_date, unit_id, unit, factor) values
    ('march', '2011-03-31', 'pieces', 'piece', 1),
    ('march', '2011-03-31', 'pieces', 'box', 12),
    ('march', '2011-03-31', 'boxes', 'box', 1),
    ('march', '2011-03-31', 'boxes', 'piece', 0.083333);
insert into rule_periods
    (run_id, as_of_date, program_id, period_id, role, grain, unit_id, first_day, day_after, customer_scope_id, product_scope_id)
values
    ('march', '2011-03-31', 'any-unit', '2011-Q1', 'both', 'total', null, '2011-01-01', '2011-04-01', 'everybody', 'everything'),
    ('march', '2011-03-31', 'boxes', '2011-Q1', 'both', 'total', 'boxes', '2011-01-01', '2011-04-01', 'everybody', 'everything'),
    ('march', '2011-03-31', 'pieces', '2011-Q1', 'both', 'total', 'pieces', '2011-01-01', '2011-04-01', 'everybody', 'everything');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, unit, net_amount, ingestion_id) values
    ('1001', '1', '2011-02-10', 'c1', 'p1', 5, 'piece', 50, 'orders-a'),
    ('1001', '2', '2011-02-10', 'c1', 'p1', 2.5, 'box', 300, 'orders-a');
