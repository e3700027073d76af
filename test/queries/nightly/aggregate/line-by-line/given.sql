insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'orders-a', 'orders', 1);
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect) values
    ('march', '2011-03-31', 'customer', 'everybody', 'all'),
    ('march', '2011-03-31', 'product', 'everything', 'all');
insert into rule_periods
    (run_id, as_of_date, program_id, period_id, role, grain, first_day, day_after, customer_scope_id, product_scope_id)
values
    ('march', '2011-03-31', 'per-line', '2011-Q1', 'both', 'line', '2011-01-01', '2011-04-01', 'everybody', 'everything'),
    ('march', '2011-03-31', 'totals', '2011-Q1', 'both', 'total', '2011-01-01', '2011-04-01', 'everybody', 'everything');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, is_return, original_order_id, paid_date, ingestion_id) values
    ('1001', '1', '2011-01-10', 'c1', 'p1', 2, 20, false, null, '2011-02-09', 'orders-a'),
    ('1001', '2', '2011-01-10', 'c1', 'p1', 2, 20, false, null, null, 'orders-a'),
    ('C500', '1', '2011-03-05', 'c1', 'p1', -1, -10, true, '1001', '2011-03-05', 'orders-a');
