insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2025-12-30'), ('r2', 2, '2025-12-31');
insert into rule_periods (run_id, as_of_date, program_id, program_version, period_id, role, exchange_id, first_day, day_after) values
    ('r1', '2025-12-30', 'annual', 1, '2025', 'both', 'day', '2025-01-01', '2025-12-31'),
    ('r2', '2025-12-31', 'annual', 1, '2025', 'both', 'day', '2025-01-01', '2026-01-01');
