insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');

insert into accrual_entries (run_id, as_of_date, entry_id, program_id, currency, debit_account, credit_account, amount) values
    ('february', '2011-02-28', 'e1', 'standard', 'EUR', 'rebate_expense', 'rebate_liability', 100),
    ('march', '2011-03-31', 'e2', 'standard', 'EUR', 'rebate_liability', 'rebate_expense', 40),
    ('march', '2011-03-31', 'e3', 'standard', 'EUR', 'rebate_expense', 'rebate_liability', 5.25),
    ('march', '2011-03-31', 'e4', 'export', 'USD', 'rebate_expense', 'rebate_liability', 7);
