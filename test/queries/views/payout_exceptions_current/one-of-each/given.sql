insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into payouts (run_id, as_of_date, payout_id, customer_id, amount, status, reason, round, proposed_by, proposed_at, approved_at, checks_warned) values
    ('march', '2011-03-31', 'P1', 'c1', 10, 'paid', null, 1, 'pat', timestamp '2011-03-01 10:00:00', timestamp '2011-03-02 10:00:00', 1),
    ('march', '2011-03-31', 'P2', 'c1', 10, 'blocked', 'checks', 1, 'pat', timestamp '2011-03-01 10:00:00', null, 1),
    ('march', '2011-03-31', 'P3', 'c1', 10, 'blocked', 'no_policy', 1, 'pat', timestamp '2011-03-01 10:00:00', null, 0),
    ('march', '2011-03-31', 'P4', 'c1', 10, 'held', 'timed_out', 1, 'pat', timestamp '2011-03-01 10:00:00', null, 0),
    ('march', '2011-03-31', 'P5', 'c1', 10, 'released', null, 2, 'pat', timestamp '2011-03-05 10:00:00', timestamp '2011-03-06 10:00:00', 0),
    ('march', '2011-03-31', 'P6', 'c1', 10, 'in_approval', null, 1, 'pat', timestamp '2011-03-01 10:00:00', null, 1);
insert into payout_checks (run_id, as_of_date, payout_id, check_id, verdict, reason) values
    ('march', '2011-03-31', 'P1', 'usual_amount', 'warn', 'amount_unusual'),
    ('march', '2011-03-31', 'P1', 'amount_payable', 'pass', 'amount_payable'),
    ('march', '2011-03-31', 'P2', 'payee_registered', 'block', 'payee_missing'),
    ('march', '2011-03-31', 'P2', 'payee_is_company', 'block', 'payee_missing'),
    ('march', '2011-03-31', 'P2', 'usual_amount', 'warn', 'amount_unusual'),
    ('march', '2011-03-31', 'P6', 'usual_amount', 'warn', 'amount_unusual');
insert into payout_time_outs (run_id, as_of_date, payout_id, round, step_number, level_id, timed_out_at) values
    ('march', '2011-03-31', 'P4', 1, 1, 'manager', timestamp '2011-03-02 10:00:00'),
    ('march', '2011-03-31', 'P4', 1, 2, 'director', timestamp '2011-03-03 10:00:00');
insert into payout_decisions (run_id, as_of_date, payout_id, round, step_number, level_id, decided_by, instead_of, outcome, decided_at) values
    ('march', '2011-03-31', 'P1', 1, 1, 'manager', 'bob', 'ann', 'approved', timestamp '2011-03-02 10:00:00'),
    ('march', '2011-03-31', 'P5', 2, 2, 'manager', 'ann', null, 'approved', timestamp '2011-03-06 10:00:00');
insert into payout_releases (run_id, as_of_date, payout_id, attempt, released_by, released_at, outcome) values
    ('march', '2011-03-31', 'P5', 1, 'rita', timestamp '2011-03-07 10:00:00', 'failed'),
    ('march', '2011-03-31', 'P5', 2, 'rob', timestamp '2011-03-09 10:00:00', null);
