insert into runs (run_id, run_number, as_of_date) values
    ('march', 1, '2011-03-31'),
    ('april', 2, '2011-04-30');
insert into accrual_entries (run_id, as_of_date, entry_id, program_id, amount, accrued_change_amount) values
    ('march', '2011-03-31', 'a1', 'standard', 100.00, 100.00);
insert into payout_entries (run_id, as_of_date, journal_run_id, entry_id, kind, payout_id, attempt, program_id, customer_id, period_id, debit_account, credit_account, amount, settled_change_amount) values
    ('april', '2011-04-30', 'april', 'e1', 'release', 'P1', 1, 'standard', 'c1', '2011-01', 'rebate_liability', 'rebate_payable', 80, 80),
    ('april', '2011-04-30', 'april', 'e2', 'payment', 'P1', 1, 'standard', 'c1', '2011-01', 'rebate_payable', 'bank', 80, 0),
    ('april', '2011-04-30', 'april', 'e3', 'release', 'P2', 1, 'standard', 'c1', '2011-01', 'rebate_liability', 'rebate_payable', 15, 15),
    ('april', '2011-04-30', 'april', 'e4', 'return', 'P2', 1, 'standard', 'c1', '2011-01', 'rebate_payable', 'rebate_liability', 15, -15);
