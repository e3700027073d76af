insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into payouts (run_id, as_of_date, payout_id, customer_id, region, segment, status) values
    ('march', '2011-03-31', 'P1', 'c1', 'DE', 'key', 'approved'),
    ('march', '2011-03-31', 'P2', 'c2', 'FR', 'key', 'approved');
insert into payout_decisions (run_id, as_of_date, payout_id, round, step_number, level_id, decided_by, instead_of, outcome, decided_at) values
    ('march', '2011-03-31', 'P1', 1, 1, 'manager', 'ann', null, 'changes_requested', timestamp '2011-03-01 10:00:00'),
    ('march', '2011-03-31', 'P1', 2, 2, 'manager', 'ann', null, 'approved', timestamp '2011-03-03 10:00:00'),
    ('march', '2011-03-31', 'P2', 1, 1, 'manager', 'ann', 'bob', 'rejected', timestamp '2011-03-02 10:00:00'),
    ('march', '2011-03-31', 'P2', 1, 2, 'director', 'cleo', null, 'approved', timestamp '2011-03-04 10:00:00');
