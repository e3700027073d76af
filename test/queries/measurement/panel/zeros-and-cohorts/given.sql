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
insert into customer_months (run_id, month, customer_id, net_amount, order_count, contract_amount) values
    -- Joins in January and does not buy in January.
    ('march', '2010-12', 'joins', 100, 2, 30),
    ('march', '2011-02', 'joins', 60, 3, 0),
    -- All of March counts when March is over.
    ('march', '2011-03', 'joins', 999, 9, 0),
    ('march', '2011-02', 'held-out', 50, 1, 0),
    -- Has no month before joining.
    ('march', '2011-01', 'joins-at-once', 70, 1, 0),
    ('march', '2011-02', 'never-joins', -5, 0, 0);
insert into enrolments (run_id, as_of_date, program_id, customer_id, cohort_month, is_held_out) values
    ('march', '2011-03-30', 'standard', 'joins', '2011-01', false),
    ('march', '2011-03-30', 'standard', 'held-out', '2011-01', true),
    ('march', '2011-03-30', 'standard', 'joins-at-once', '2011-01', false);
