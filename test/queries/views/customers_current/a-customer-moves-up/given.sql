insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('february', '2011-02-28', 'customers-a', 'customers', 1),
    ('march', '2011-03-31', 'customers-a', 'customers', 1),
    ('march', '2011-03-31', 'customers-b', 'customers', 2);
insert into customers (customer_id, customer_name, segment, tags, ingestion_id) values
    ('c1', 'Ahrens', 'small', '|export|', 'customers-a'),
    ('c2', 'Brandt', 'key', null, 'customers-a'),
    ('c1', 'Ahrens', 'key', null, 'customers-b');
