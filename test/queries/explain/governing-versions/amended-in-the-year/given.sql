insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2025-12-31');
insert into programs (run_id, as_of_date, program_id, program_version, document, document_sha256) values
    ('r1', '2025-12-31', 'annual', 1, '{"v":1}', 'one'),
    ('r1', '2025-12-31', 'annual', 2, '{"v":2}', 'two'),
    ('r1', '2025-12-31', 'annual', 3, '{"v":3}', 'three');
insert into rule_periods (run_id, as_of_date, program_id, program_version, period_id, first_day, day_after) values
    ('r1', '2025-12-31', 'annual', 1, '2025', '2025-01-01', '2025-07-01'),
    ('r1', '2025-12-31', 'annual', 2, '2025', '2025-07-01', '2026-01-01'),
    ('r1', '2025-12-31', 'annual', 1, '2024', '2024-01-01', '2025-01-01');
