insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'customers-a', 'customers', 1),
    ('march', '2011-03-31', 'orders-a', 'orders', 2);
insert into customers (customer_id, segment, region, tags, ingestion_id) values
    ('c1', 'key', 'north', null, 'customers-a'),
    ('c2', 'key', 'south', null, 'customers-a'),
    ('c3', 'key', 'north', '|export|blocked|', 'customers-a'),
    ('c4', 'small', 'north', null, 'customers-a');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, ingestion_id) values
    ('1001', '1', '2011-03-01', 'c5', 'p9', 'orders-a');
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect, attribute, value, included_attributes) values
    ('march', '2011-03-31', 'customer', 'everybody', 'all', null, null, 0),
    ('march', '2011-03-31', 'customer', 'everybody', 'exclude', 'tag', 'blocked', 0),
    ('march', '2011-03-31', 'customer', 'key-north', 'include', 'segment', 'key', 2),
    ('march', '2011-03-31', 'customer', 'key-north', 'include', 'segment', 'new', 2),
    ('march', '2011-03-31', 'customer', 'key-north', 'include', 'region', 'north', 2),
    ('march', '2011-03-31', 'customer', 'key-north', 'exclude', 'tag', 'blocked', 2);
