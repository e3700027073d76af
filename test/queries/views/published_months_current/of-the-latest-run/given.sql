insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into published_months (run_id, as_of_date, month, month_run_id) values
    ('february', '2011-02-28', '2011-01', 'february'),
    ('march', '2011-03-31', '2011-01', 'february'),
    ('march', '2011-03-31', '2011-02', 'march');
