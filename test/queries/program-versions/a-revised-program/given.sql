insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into programs (run_id, as_of_date, program_id, program_version, name_en, effective_from, effective_until) values
    ('february', '2011-02-28', 'standard', 1, 'Standard', '2011-01-01', null),
    ('march', '2011-03-31', 'standard', 1, 'Standard', '2011-01-01', null),
    ('march', '2011-03-31', 'standard', 2, 'Standard, revised', '2011-03-01', null),
    ('march', '2011-03-31', 'spring', 1, 'Spring', '2011-02-01', '2011-03-01'),
    ('march', '2011-03-31', 'summer', 1, 'Summer', '2011-06-01', null);
insert into rule_periods (run_id, as_of_date, program_id, program_version, period_id, role, exchange_id, first_day, day_after) values
    ('march', '2011-03-31', 'standard', 1, '2011-Q1', 'both', 'day', '2011-01-01', '2011-03-01'),
    ('march', '2011-03-31', 'standard', 2, '2011-Q1', 'both', 'day', '2011-03-01', '2011-04-01'),
    ('march', '2011-03-31', 'spring', 1, '2011-02', 'both', 'day', '2011-02-01', '2011-03-01');
