insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('february', '2011-02-28', 'products-a', 'products', 1),
    ('march', '2011-03-31', 'products-a', 'products', 1),
    ('march', '2011-03-31', 'products-b', 'products', 2);
insert into products (product_id, product_name, category, brand, ingestion_id) values
    ('p1', 'Disc 125', 'abrasives', 'Korn', 'products-a'),
    ('p1', 'Disc 125', 'discs', 'Korn', 'products-b');
