insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'customers-a', 'customers', 1),
    ('march', '2011-03-31', 'orders-a', 'orders', 2);
insert into customers (customer_id, tags, ingestion_id) values ('c9', '|competitor|', 'customers-a');
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect, attribute, value) values
    ('march', '2011-03-31', 'customer', 'unbarred', 'all', null, null),
    ('march', '2011-03-31', 'customer', 'unbarred', 'exclude', 'tag', 'competitor'),
    ('march', '2011-03-31', 'product', 'all-but-post', 'all', null, null),
    ('march', '2011-03-31', 'product', 'all-but-post', 'exclude', 'product_id', 'POST');
insert into rule_periods
    (run_id, as_of_date, program_id, program_version, period_id, role, grain, first_day, day_after, customer_scope_id, product_scope_id)
values
    ('march', '2011-03-31', 'quarterly', 1, '2011-Q1', 'both', 'total', '2011-01-01', '2011-04-01', 'unbarred', 'all-but-post'),
    ('march', '2011-03-31', 'yearly', 3, '2011', 'both', 'total', '2011-02-01', '2011-04-01', 'unbarred', 'all-but-post');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, gross_amount, net_amount, ingestion_id) values
    ('1001', '1', '2011-01-31', 'c1', 'p1', 2, 25, 20, 'orders-a'),
    ('1001', '2', '2011-01-31', 'c1', 'POST', 1, 5, 5, 'orders-a'),
    ('1002', '1', '2011-02-01', 'c1', 'p1', 3, 35.5, 30.25, 'orders-a'),
    ('1002', '2', '2011-02-01', 'c1', 'p2', 1, 8, 7.75, 'orders-a'),
    ('1003', '1', '2011-03-31', 'c2', 'p2', 4, 40, 40, 'orders-a'),
    ('1004', '1', '2011-04-01', 'c2', 'p2', 9, 99, 99, 'orders-a'),
    ('1005', '1', '2011-03-01', 'c9', 'p1', 9, 99, 99, 'orders-a');
