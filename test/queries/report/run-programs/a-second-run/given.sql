insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2025-01-31'), ('r2', 2, '2025-02-28'), ('r3', 3, '2025-03-31');
insert into accrual_entries (run_id, as_of_date, entry_id, program_id, customer_id, accrued_change_amount) values
    ('r1', '2025-01-31', 'a/1', 'annual', 'c1', 100),
    ('r1', '2025-01-31', 'a/2', 'annual', 'c2', 40),
    ('r2', '2025-02-28', 'a/3', 'annual', 'c1', -30),
    ('r3', '2025-03-31', 'a/4', 'annual', 'c1', 500),
    ('r1', '2025-01-31', 'old/1', 'ended', 'c1', 7);
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, earned_amount, held_line_count) values
    ('r2', '2025-02-28', 'annual', 'c1', '2025', 70, 0),
    ('r2', '2025-02-28', 'annual', 'c2', '2025', 40, 2),
    ('r2', '2025-02-28', 'annual', 'c3', '2025', 0, 0),
    ('r2', '2025-02-28', 'monthly', 'c1', '2025-01', 0, 1),
    ('r2', '2025-02-28', 'monthly', 'c1', '2025-02', 0, 0);
