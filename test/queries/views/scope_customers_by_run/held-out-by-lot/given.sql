insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'customers-a', 'customers', 1),
    ('march', '2011-03-31', 'orders-a', 'orders', 2);
insert into customers (customer_id, segment, ingestion_id) values
    ('c1', 'key', 'customers-a'),
    ('c2', 'key', 'customers-a'),
    ('c7', 'small', 'customers-a');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, ingestion_id) values
    ('1001', '1', '2011-03-01', 'c12', 'p9', 'orders-a');
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect, attribute, value, included_attributes) values
    ('march', '2011-03-31', 'customer', 'everybody', 'all', null, null, 0),
    ('march', '2011-03-31', 'customer', 'up-to-c1', 'all', null, null, 0),
    ('march', '2011-03-31', 'customer', 'up-to-c1', 'hold_out', 'lot', 'spring', 0),
    ('march', '2011-03-31', 'customer', 'up-to-c1', 'hold_out', 'percent', '32.73', 0),
    ('march', '2011-03-31', 'customer', 'and-c1', 'all', null, null, 0),
    ('march', '2011-03-31', 'customer', 'and-c1', 'hold_out', 'lot', 'spring', 0),
    ('march', '2011-03-31', 'customer', 'and-c1', 'hold_out', 'percent', '32.74', 0),
    ('march', '2011-03-31', 'customer', 'key-but-c1', 'include', 'segment', 'key', 1),
    ('march', '2011-03-31', 'customer', 'key-but-c1', 'hold_out', 'lot', 'spring', 1),
    ('march', '2011-03-31', 'customer', 'key-but-c1', 'hold_out', 'percent', '40', 1);
