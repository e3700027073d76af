insert into runs (run_id, run_number, as_of_date) values
    ('mid-january', 1, '2011-01-15'),
    ('january', 2, '2011-01-31'),
    ('february', 3, '2011-02-28'),
    ('march', 4, '2011-03-31');
insert into accrual_entries (run_id, as_of_date, entry_id, program_id, currency, debit_account, credit_account, amount, accrued_change_amount) values
    ('mid-january', '2011-01-15', 'e1', 'standard', 'EUR', 'rebate_expense', 'rebate_liability', 100.00, 100.00),
    ('january', '2011-01-31', 'e2', 'standard', 'EUR', 'rebate_expense', 'rebate_liability', 50.00, 50.00),
    ('march', '2011-03-31', 'e3', 'standard', 'EUR', 'rebate_liability', 'rebate_expense', 30.00, -30.00),
    ('march', '2011-03-31', 'e4', 'export', 'USD', 'rebate_expense', 'rebate_liability', 7.50, 7.50);
