insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into dim_calendar (day, month, month_number, month_first_day) values
    ('2011-01-01', '2011-01', 24132, '2011-01-01'),
    ('2011-01-02', '2011-01', 24132, '2011-01-01'),
    ('2011-02-01', '2011-02', 24133, '2011-02-01'),
    ('2011-03-01', '2011-03', 24134, '2011-03-01');
insert into enrolments (run_id, as_of_date, program_id, customer_id, currency, cohort_month, is_held_out) values
    ('march', '2011-03-31', 'growth', 't1', 'EUR', '2011-02', false),
    ('march', '2011-03-31', 'growth', 't2', 'EUR', '2011-03', false),
    ('march', '2011-03-31', 'growth', 'later', 'EUR', '2011-04', false),
    ('march', '2011-03-31', 'growth', 'new', 'EUR', '2011-02', false),
    ('march', '2011-03-31', 'growth', 'h1', 'EUR', '2011-02', true);
insert into panel_current (program_id, outcome_name, unit_id, period, cohort, outcome) values
    ('growth', 'active', 't1', 24132, 24133, 1), ('growth', 'active', 't1', 24133, 24133, 1), ('growth', 'active', 't1', 24134, 24133, 0),
    ('growth', 'active', 't2', 24133, 24134, 1), ('growth', 'active', 't2', 24134, 24134, 1),
    ('growth', 'active', 'later', 24133, 24135, 1), ('growth', 'active', 'later', 24134, 24135, 1),
    ('growth', 'active', 'h1', 24134, null, 1),
    ('growth', 'active', 'c1', 24134, null, 1),
    ('growth', 'orders', 'c2', 24134, null, 1);
