insert into runs (run_id, run_number, as_of_date) values
    ('r1', 1, '2025-02-28'),
    ('r2', 2, '2025-03-31');
insert into standings
    (run_id, as_of_date, program_id, customer_id, period_id, earned_amount, to_accrue_amount, held_line_count)
values
    ('r1', '2025-02-28', 'annual', 'c1', '2025', 40, 60, 0),
    ('r2', '2025-03-31', 'annual', 'c1', '2025', 50, 75, 2),
    ('r2', '2025-03-31', 'annual', 'c2', '2025', 30, 30, 0);
insert into accrual_estimates
    (run_id, as_of_date, program_id, customer_id, period_id, estimate, forecast_method, forecast_volume, forecast_low, forecast_high, expected_tier, expected_earned_amount, constraint_percent, constraint_binds)
values
    ('r1', '2025-02-28', 'annual', 'c1', '2025', 'expected-value', 'run-rate', 9000, 8000, 10000, 1, 90, null, null),
    ('r2', '2025-03-31', 'annual', 'c1', '2025', 'expected-value', 'last-year-shape', 12000, 11000, 13000, 2, 240, '90', true);
