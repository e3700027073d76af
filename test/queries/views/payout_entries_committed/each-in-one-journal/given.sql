insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into payout_entries (run_id, as_of_date, journal_run_id, entry_id, kind, payout_id, attempt, program_id, customer_id, period_id, debit_account, credit_account, amount, settled_change_amount) values
    ('february', '2011-02-28', 'february', 'e1', 'release', 'P1', 1, 'standard', 'c1', '2011-01', 'rebate_liability', 'rebate_payable', 60, 60),
    ('march', '2011-03-31', 'february', 'e1', 'release', 'P1', 1, 'standard', 'c1', '2011-01', 'rebate_liability', 'rebate_payable', 60, 60),
    ('march', '2011-03-31', 'march', 'e2', 'payment', 'P1', 1, 'standard', 'c1', '2011-01', 'rebate_payable', 'bank', 60, 0),
    ('march', '2011-03-31', 'march', 'e3', 'release', 'P2', 1, 'standard', 'c1', '2011-01', 'rebate_liability', 'rebate_payable', 15, 15);
