insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');

insert into accrual_entries (run_id, as_of_date, entry_id, posting_run_id, program_id, customer_id, period_id, debit_account, credit_account, amount, accrued_change_amount, accrued_after_amount, previous_entry_id, posted_at) values
    ('february', '2011-02-28', 'e1', 'february', 'standard', 'c1', '2011-Q1', 'rebate_expense', 'rebate_liability', 100, 100, 100, null, '2011-03-01 01:00:00'),
    ('march', '2011-03-31', 'e2', 'march', 'standard', 'c1', '2011-Q1', 'rebate_liability', 'rebate_expense', 40, -40, 60, 'e1', '2011-04-01 01:00:00'),
    ('march', '2011-03-31', 'e3', 'march', 'standard', 'c2', '2011-Q1', 'rebate_expense', 'rebate_liability', 5, 5, 5, null, '2011-04-01 01:00:00');
