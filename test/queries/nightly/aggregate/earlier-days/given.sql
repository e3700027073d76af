insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('june', '2011-06-30', 'orders-a', 'orders', 1);
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect) values
    ('june', '2011-06-30', 'customer', 'everybody', 'all'),
    ('june', '2011-06-30', 'product', 'everything', 'all');
insert into rule_periods
    (run_id, as_of_date, program_id, period_id, role, grain, first_day, day_after, customer_scope_id, product_scope_id)
values
    ('june', '2011-06-30', 'growth', '2011-Q2', 'both', 'total', '2011-04-01', '2011-07-01', 'everybody', 'everything'),
    ('june', '2011-06-30', 'growth', '2011-Q2', 'year_before', 'total', '2011-01-01', '2011-04-01', 'everybody', 'everything'),
    ('june', '2011-06-30', 'growth', '2011-Q2', 'previous', 'total', '2011-01-01', '2011-04-01', 'everybody', 'everything'),
    ('june', '2011-06-30', 'growth', '2011-Q2', 'baseline', 'total', '2010-04-01', '2010-07-01', 'everybody', 'everything');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, ingestion_id) values
    ('0900', '1', '2010-03-31', 'c1', 'p1', 1, 1000, 'orders-a'),
    ('0901', '1', '2010-04-01', 'c1', 'p1', 1, 1, 'orders-a'),
    ('0902', '1', '2010-06-30', 'c1', 'p1', 1, 2, 'orders-a'),
    ('0903', '1', '2010-07-01', 'c1', 'p1', 1, 1000, 'orders-a'),
    ('1001', '1', '2011-03-31', 'c1', 'p1', 1, 10, 'orders-a'),
    ('1002', '1', '2011-04-01', 'c1', 'p1', 1, 20, 'orders-a'),
    ('1003', '1', '2011-02-01', 'c2', 'p1', 1, 40, 'orders-a');
