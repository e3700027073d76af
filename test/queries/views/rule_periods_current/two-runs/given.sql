insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');

insert into rule_periods (run_id, as_of_date, program_id, period_id, first_day, day_after) values
    ('february', '2011-02-28', 'standard', '2011-Q1', '2011-01-01', '2011-03-01'),
    ('march', '2011-03-31', 'standard', '2011-Q1', '2011-01-01', '2011-04-01');
