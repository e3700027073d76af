insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');

insert into standings (run_id, as_of_date, program_id, customer_id, period_id, earned_amount, payable_amount, accrued_amount) values
    ('march', '2011-03-31', 'standard', 'c1', '2011-01', 100, 100, 100),
    ('march', '2011-03-31', 'standard', 'c2', '2011-01', 4, 0, 4),
    ('march', '2011-03-31', 'standard', 'c1', '2011-02', 0, 0, 0);
insert into accrual_entries (run_id, as_of_date, entry_id, kind, program_id, customer_id, period_id, debit_account, credit_account, amount) values
    ('february', '2011-02-28', 'e1', 'accrual', 'standard', 'c1', '2011-01', 'rebate_expense', 'rebate_liability', 120),
    ('march', '2011-03-31', 'e2', 'accrual', 'standard', 'c1', '2011-01', 'rebate_liability', 'rebate_expense', 20),
    ('march', '2011-03-31', 'e3', 'accrual', 'standard', 'c2', '2011-01', 'rebate_expense', 'rebate_liability', 4);
