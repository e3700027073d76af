insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'orders-a', 'orders', 1);
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect, attribute, value) values
    ('march', '2011-03-31', 'customer', 'everybody', 'all', null, null),
    ('march', '2011-03-31', 'customer', 'six-of-ten', 'all', null, null),
    ('march', '2011-03-31', 'customer', 'six-of-ten', 'hold_out', 'lot', 'spring'),
    ('march', '2011-03-31', 'customer', 'six-of-ten', 'hold_out', 'percent', '40'),
    ('march', '2011-03-31', 'product', 'everything', 'all', null, null);
insert into rule_periods
    (run_id, as_of_date, program_id, period_id, role, grain, first_day, day_after, customer_scope_id, product_scope_id)
values
    ('march', '2011-03-31', 'for-all', '2011-Q1', 'both', 'total', '2011-01-01', '2011-04-01', 'everybody', 'everything'),
    ('march', '2011-03-31', 'measured', '2011-Q1', 'both', 'total', '2011-01-01', '2011-04-01', 'six-of-ten', 'everything');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, ingestion_id) values
    ('1001', '1', '2011-02-10', 'c1', 'p1', 1, 100, 'orders-a'),
    ('1002', '1', '2011-02-10', 'c2', 'p1', 1, 200, 'orders-a');
