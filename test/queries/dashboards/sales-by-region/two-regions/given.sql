insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'customers', 'customers', 1);
insert into customers (customer_id, region, segment, ingestion_id) values
    ('north', 'DE', 'key', 'customers'),
    ('north-too', 'DE', 'key', 'customers'),
    ('south', 'IT', 'small', 'customers');
insert into published_months (run_id, as_of_date, month, month_run_id) values
    ('march', '2011-03-31', '2011-02', 'march'),
    ('march', '2011-03-31', '2011-03', 'march');
insert into customer_months (run_id, month, customer_id, currency, net_amount, order_count) values
    ('march', '2011-02', 'north', 'EUR', 100, 2),
    ('march', '2011-02', 'north-too', 'EUR', 20.5, 1),
    ('march', '2011-03', 'north', 'EUR', -5, 0),
    ('march', '2011-03', 'south', 'EUR', 40, 3),
    ('march', '2011-03', 'south', 'USD', 8, 1),
    ('march', '2011-03', 'unknown', 'EUR', 1, 1);
