insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 3, '2011-03-31');
insert into published_months (run_id, as_of_date, month, month_run_id) values
    ('february', '2011-02-28', '2011-01', 'february'),
    ('february', '2011-02-28', '2011-02', 'february'),
    ('march', '2011-03-31', '2011-01', 'february'),
    ('march', '2011-03-31', '2011-02', 'march'),
    ('march', '2011-03-31', '2011-03', 'march');
insert into customer_months (run_id, month, customer_id, currency, net_amount, order_count) values
    ('february', '2011-01', 'c1', 'EUR', 100, 1),
    ('february', '2011-02', 'c1', 'EUR', 20, 1),
    ('dead', '2011-01', 'c1', 'EUR', 1, 1),
    ('march', '2011-02', 'c1', 'EUR', 25, 2),
    ('march', '2011-02', 'c2', 'EUR', 5, 1),
    ('march', '2011-03', null, null, null, null);
