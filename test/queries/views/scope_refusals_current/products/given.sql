insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'products-a', 'products', 1),
    ('march', '2011-03-31', 'orders-a', 'orders', 2);
insert into products (product_id, category, brand, ingestion_id) values
    ('p1', 'abrasives', 'Korn', 'products-a'),
    ('p2', 'abrasives', 'Other', 'products-a'),
    ('p3', 'tools', 'Korn', 'products-a');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, ingestion_id) values
    ('1001', '1', '2011-03-01', 'c1', 'POST', 'orders-a');
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect, attribute, value, included_attributes) values
    ('march', '2011-03-31', 'product', 'all-but-post', 'all', null, null, 0),
    ('march', '2011-03-31', 'product', 'all-but-post', 'exclude', 'product_id', 'POST', 0),
    ('march', '2011-03-31', 'product', 'abrasives', 'include', 'category', 'abrasives', 1),
    ('march', '2011-03-31', 'product', 'abrasives', 'exclude', 'brand', 'Other', 1);
