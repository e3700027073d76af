insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, earned_amount, payable_amount, accrued_amount) values
    ('march', '2011-03-31', 'standard', 'c1', '2011-01', 100, 100, 100),
    ('march', '2011-03-31', 'standard', 'c2', '2011-01', 4, 0, 4),
    ('march', '2011-03-31', 'standard', 'c1', '2011-02', 0, 0, 0);
insert into accrual_entries (run_id, as_of_date, entry_id, program_id, customer_id, period_id, amount, accrued_change_amount) values
    ('february', '2011-02-28', 'a1', 'standard', 'c1', '2011-01', 120, 120),
    ('march', '2011-03-31', 'a2', 'standard', 'c1', '2011-01', 20, -20),
    ('march', '2011-03-31', 'a3', 'standard', 'c2', '2011-01', 4, 4);
insert into payout_entries (run_id, as_of_date, journal_run_id, entry_id, kind, payout_id, attempt, program_id, customer_id, period_id, debit_account, credit_account, amount, settled_change_amount) values
    ('march', '2011-03-31', 'march', 'e1', 'release', 'P1', 1, 'standard', 'c1', '2011-01', 'rebate_liability', 'rebate_payable', 60, 60),
    ('march', '2011-03-31', 'march', 'e2', 'return', 'P1', 1, 'standard', 'c1', '2011-01', 'rebate_payable', 'rebate_liability', 60, -60),
    ('march', '2011-03-31', 'march', 'e3', 'release', 'P1', 2, 'standard', 'c1', '2011-01', 'rebate_liability', 'rebate_payable', 70, 70),
    ('march', '2011-03-31', 'march', 'e4', 'payment', 'P1', 2, 'standard', 'c1', '2011-01', 'rebate_payable', 'bank', 70, 0),
    ('march', '2011-03-31', 'march', 'e5', 'release', 'P3', 1, 'standard', 'c1', '2011-01', 'rebate_payable', 'rebate_liability', 5, -5),
    ('march', '2011-03-31', 'march', 'e6', 'payment', 'P3', 1, 'standard', 'c1', '2011-01', 'bank', 'rebate_payable', 5, 0);
