insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'products-a', 'products', 1),
    ('march', '2011-03-31', 'products-b', 'products', 2);
insert into products (product_id, margin_fraction, ingestion_id) values
    ('p1', 0.25, 'products-a'),
    ('p2', 0.4, 'products-a'),
    ('p2', null, 'products-b');
