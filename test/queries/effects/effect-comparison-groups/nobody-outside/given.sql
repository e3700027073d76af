insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into dim_calendar (day, month, month_number, month_first_day) values
    ('2011-01-01', '2011-01', 24132, '2011-01-01'),
    ('2011-02-01', '2011-02', 24133, '2011-02-01');
insert into enrolments (run_id, as_of_date, program_id, customer_id, currency, cohort_month, is_held_out) values
    ('march', '2011-03-31', 'everybody', 't1', 'EUR', '2011-02', false),
    ('march', '2011-03-31', 'unused', 't1', 'CNY', '2011-02', false);
insert into panel_current (program_id, outcome_name, unit_id, period, cohort, outcome) values
    ('everybody', 'active', 't1', 24132, 24133, 1), ('everybody', 'active', 't1', 24133, 24133, 1);
