insert into runs (run_id, run_number, as_of_date) values ('february', 1, '2011-02-28');
insert into settled_positions (run_id, as_of_date, program_id, customer_id, period_id, settled_amount) values
    ('february', '2011-02-28', 'standard', 'c1', '2011-01', 60),
    ('march', '2011-03-31', 'standard', 'c1', '2011-01', 70),
    ('march', '2011-03-31', 'standard', 'c1', '2011-02', -4);
insert into payout_entries (run_id, as_of_date, journal_run_id, entry_id, kind, payout_id, attempt, program_id, customer_id, period_id, debit_account, credit_account, amount, settled_change_amount) values
    ('february', '2011-02-28', 'february', 'e1', 'release', 'P1', 1, 'standard', 'c1', '2011-01', 'rebate_liability', 'rebate_payable', 60, 60),
    ('march', '2011-03-31', 'february', 'e1', 'release', 'P1', 1, 'standard', 'c1', '2011-01', 'rebate_liability', 'rebate_payable', 60, 60),
    ('march', '2011-03-31', 'march', 'e2', 'return', 'P1', 1, 'standard', 'c1', '2011-01', 'rebate_payable', 'rebate_liability', 60, -60),
    ('march', '2011-03-31', 'march', 'e3', 'release', 'P1', 2, 'standard', 'c1', '2011-01', 'rebate_liability', 'rebate_payable', 70, 70),
    ('march', '2011-03-31', 'march', 'e4', 'payment', 'P1', 2, 'standard', 'c1', '2011-01', 'rebate_payable', 'bank', 70, 0),
    ('march', '2011-03-31', 'march', 'e5', 'release', 'P1', 2, 'standard', 'c1', '2011-02', 'rebate_payable', 'rebate_liability', 4, -4),
    ('march', '2011-03-31', 'march', 'e6', 'payment', 'P1', 2, 'standard', 'c1', '2011-02', 'bank', 'rebate_payable', 4, 0),
    ('march', '2011-03-31', 'march', 'e7', 'release', 'P2', 1, 'export', 'c1', '2011-01', 'rebate_liability', 'rebate_payable', 9, 9);
