insert into runs (run_id, run_number, as_of_date) values
    ('march', 1, '2011-03-31'),
    ('april', 2, '2011-04-30');
insert into accrual_entries (run_id, as_of_date, entry_id, kind, program_id, debit_account, credit_account, amount) values
    ('march', '2011-03-31', 'e1', 'accrual', 'standard', 'rebate_expense', 'rebate_liability', 100.00),
    ('april', '2011-04-30', 'e2', 'payout', 'standard', 'rebate_liability', 'payouts_payable', 80.00);
