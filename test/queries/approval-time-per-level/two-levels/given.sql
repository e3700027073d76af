insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into payout_decisions (run_id, as_of_date, payout_id, round, step_number, level_id, decided_by, outcome, asked_at, decided_at, business_hours) values
    ('march', '2011-03-31', 'P1', 1, 1, 'manager', 'ann', 'approved', timestamp '2011-03-01 10:00:00', timestamp '2011-03-01 11:30:00', 1),
    ('march', '2011-03-31', 'P2', 1, 1, 'manager', 'ann', 'rejected', timestamp '2011-03-01 10:00:00', timestamp '2011-03-02 10:00:00', 8),
    ('march', '2011-03-31', 'P3', 1, 1, 'manager', 'bob', 'changes_requested', timestamp '2011-03-01 10:00:00', timestamp '2011-03-01 10:30:00', null);
insert into payout_time_outs (run_id, as_of_date, payout_id, round, step_number, level_id) values
    ('march', '2011-03-31', 'P4', 1, 1, 'manager'),
    ('march', '2011-03-31', 'P4', 1, 2, 'director');
insert into payouts (run_id, as_of_date, payout_id, status, waiting_level_id) values
    ('march', '2011-03-31', 'P5', 'in_approval', 'director'),
    ('march', '2011-03-31', 'P6', 'paid', null);
