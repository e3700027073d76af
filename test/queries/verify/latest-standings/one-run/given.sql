insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2025-01-31');
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, to_accrue_amount, accrued_amount) values
    ('r1', '2025-01-31', 'annual', 'c1', '2025', 70, 70),
    ('r0', '2025-01-31', 'annual', 'c1', '2025', 60, 60);
