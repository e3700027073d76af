insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2025-01-31');
insert into accrual_entries (run_id, as_of_date, entry_id, amount, accrued_after_amount) values
    ('r1', '2025-01-31', 'e1', 100, 100),
    ('died', '2025-01-31', 'e1', 100, 100);
