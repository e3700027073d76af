insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-30');
insert into dim_calendar (day, month, month_number, month_first_day, month_day_after) values
    ('2010-12-01', '2010-12', 24131, '2010-12-01', '2011-01-01'),
    ('2011-01-01', '2011-01', 24132, '2011-01-01', '2011-02-01'),
    ('2011-01-02', '2011-01', 24132, '2011-01-01', '2011-02-01'),
    ('2011-02-01', '2011-02', 24133, '2011-02-01', '2011-03-01'),
    ('2011-03-01', '2011-03', 24134, '2011-03-01', '2011-04-01');
insert into published_months (run_id, as_of_date, month, month_run_id) values
    ('march', '2011-03-30', '2010-12', 'march'),
    ('march', '2011-03-30', '2011-01', 'march'),
    ('march', '2011-03-30', '2011-02', 'march'),
    ('march', '2011-03-30', '2011-03', 'march');
insert into customer_months (run_id, month, customer_id, currency, net_amount, order_count) values
    ('march', '2011-02', 'c1', 'EUR', 100, 1),
    ('march', '2011-02', 'c1', 'USD', 130, 1),
    ('march', '2011-02', 'c2', 'EUR', 100, 1),
    -- In yen nothing is asked.
    ('march', '2011-02', 'c1', 'JPY', 11000, 1),
    ('dead', '2011-02', 'c1', 'EUR', 1, 1);
insert into enrolments (run_id, as_of_date, program_id, customer_id, currency, cohort_month) values
    ('march', '2011-03-30', 'standard', 'somebody', 'EUR', '2011-01'),
    ('march', '2011-03-30', 'export', 'c1', 'USD', '2011-03');
