insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into accrual_estimates
    (run_id, as_of_date, program_id, customer_id, period_id, estimate, forecast_method, fallback_reason, forecast_volume, constraint_percent, constraint_volume, constraint_binds)
values
    ('february', '2011-02-28', 'expected', 'c1', '2011', 'expected-value', 'run-rate', 'no_last_year', 3000, '90', 3600, true),
    ('march', '2011-03-31', 'expected', 'c1', '2011', 'expected-value', 'last-year-shape', null, 2800, null, null, null),
    ('died', '2011-03-15', 'expected', 'c1', '2011', 'expected-value', 'run-rate', null, 9999, null, null, null);
