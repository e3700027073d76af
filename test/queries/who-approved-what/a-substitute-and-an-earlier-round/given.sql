insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into payouts (run_id, as_of_date, payout_id, customer_id, customer_name, amount, round, status) values
    ('march', '2011-03-31', 'P1', 'c1', 'Nordwind', 120.5, 2, 'approved');
insert into payout_decisions (run_id, as_of_date, payout_id, round, step_number, level_id, decided_by, instead_of, outcome, reason, asked_at, decided_at) values
    ('march', '2011-03-31', 'P1', 1, 1, 'manager', 'ann', null, 'changes_requested', 'wrong contract', timestamp '2011-03-01 10:00:00', timestamp '2011-03-01 12:00:00'),
    ('march', '2011-03-31', 'P1', 2, 2, 'manager', 'bob', 'ann', 'approved', 'as agreed', timestamp '2011-03-02 10:00:00', timestamp '2011-03-02 10:15:00');
