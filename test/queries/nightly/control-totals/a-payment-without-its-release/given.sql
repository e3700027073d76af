insert into settled_positions (run_id, as_of_date, program_id, customer_id, period_id, settled_amount) values
    ('march', '2011-03-31', 'standard', 'c1', '2011-01', 60);
insert into payout_entries (run_id, as_of_date, journal_run_id, entry_id, kind, payout_id, attempt, program_id, customer_id, period_id, debit_account, credit_account, amount, settled_change_amount) values
    ('march', '2011-03-31', 'march', 'e1', 'release', 'P1', 1, 'standard', 'c1', '2011-01', 'rebate_liability', 'rebate_payable', 60, 60),
    ('march', '2011-03-31', 'march', 'e2', 'payment', 'P1', 1, 'standard', 'c1', '2011-01', 'rebate_payable', 'bank', 60, 0),
    ('march', '2011-03-31', 'march', 'e3', 'return', 'P1', 1, 'standard', 'c1', '2011-01', 'rebate_payable', 'rebate_liability', 60, 0),
    ('march', '2011-03-31', 'march', 'e4', 'payment', 'P2', 1, 'standard', 'c1', '2011-01', 'rebate_payable', 'bank', 7, 0);
