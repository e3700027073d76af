insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'orders-a', 'orders', 1);
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect) values
    ('march', '2011-03-31', 'customer', 'everybody', 'all'),
    ('march', '2011-03-31', 'product', 'everything', 'all');
insert into rule_periods
    (run_id, as_of_date, program_id, period_id, role, grain, first_day, day_after, customer_scope_id, product_scope_id)
values
    ('march', '2011-03-31', 'standard', '2011-Q1', 'both', 'total', '2011-01-01', '2011-04-01', 'everybody', 'everything');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, gross_amount, net_amount, is_return, original_order_id, ingestion_id) values
    ('1001', '1', '2011-02-10', 'c1', 'p1', 2, 22, 20, false, null, 'orders-a'),
    ('C500', '1', '2011-03-05', 'c1', 'p1', -2, -22, -20, true, '1001', 'orders-a'),
    ('1002', '1', '2011-02-10', 'c2', 'p1', 2, 22, 20, false, null, 'orders-a'),
    ('C501', '1', '2011-03-05', 'c2', 'p1', -1, -11, -10, true, '1002', 'orders-a');
