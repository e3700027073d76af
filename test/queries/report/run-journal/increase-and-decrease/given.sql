insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2025-01-31');
insert into accrual_entries (run_id, as_of_date, entry_id, debit_account, credit_account, amount) values
    ('r1', '2025-01-31', 'e1', 'rebate_expense', 'rebate_liability', 100),
    ('r1', '2025-01-31', 'e2', 'rebate_expense', 'rebate_liability', 20.5),
    ('r1', '2025-01-31', 'e3', 'rebate_liability', 'rebate_expense', 30);
