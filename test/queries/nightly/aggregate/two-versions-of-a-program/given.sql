insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'orders-a', 'orders', 1);
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect) values
    ('march', '2011-03-31', 'customer', 'everybody', 'all'),
    ('march', '2011-03-31', 'product', 'everything', 'all');
insert into rule_periods
    (run_id, as_of_date, program_id, program_version, period_id, role, grain, counts_days, first_day, day_after, customer_scope_id, product_scope_id)
values
    ('march', '2011-03-31', 'amended', 1, '2011-Q1', 'both', 'total', true, '2011-01-01', '2011-02-01', 'everybody', 'everything'),
    ('march', '2011-03-31', 'amended', 2, '2011-Q1', 'both', 'total', true, '2011-02-01', '2011-04-01', 'everybody', 'everything'),
    ('march', '2011-03-31', 'interrupted', 1, '2011-Q1', 'both', 'total', true, '2011-01-01', '2011-02-01', 'everybody', 'everything'),
    ('march', '2011-03-31', 'interrupted', 1, '2011-Q1', 'both', 'total', true, '2011-03-01', '2011-04-01', 'everybody', 'everything');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, ingestion_id) values
    ('1001', '1', '2011-01-31', 'c1', 'p1', 1, 10, 'orders-a'),
    ('1001', '2', '2011-02-01', 'c1', 'p1', 1, 20, 'orders-a'),
    ('1001', '3', '2011-03-01', 'c1', 'p1', 1, 40, 'orders-a');
