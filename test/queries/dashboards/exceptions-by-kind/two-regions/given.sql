insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into payouts (run_id, as_of_date, payout_id, customer_id, region, segment, status, round, proposed_by, proposed_at, approved_at) values
    ('march', '2011-03-31', 'P1', 'c1', 'DE', 'key', 'approved', 1, 'pat', timestamp '2011-03-01 10:00:00', timestamp '2011-03-02 10:00:00'),
    ('march', '2011-03-31', 'P2', 'c2', 'FR', 'key', 'approved', 1, 'pat', timestamp '2011-03-01 10:00:00', timestamp '2011-03-05 10:00:00'),
    ('march', '2011-03-31', 'P3', 'c1', 'DE', 'key', 'approved', 2, 'pat', timestamp '2011-03-03 10:00:00', timestamp '2011-03-04 10:00:00');
insert into payout_checks (run_id, as_of_date, payout_id, check_id, verdict, reason) values
    ('march', '2011-03-31', 'P1', 'usual_amount', 'warn', 'jump_against_history'),
    ('march', '2011-03-31', 'P1', 'usual_share', 'warn', 'unusual_share'),
    ('march', '2011-03-31', 'P2', 'usual_share', 'warn', 'unusual_share'),
    ('march', '2011-03-31', 'P3', 'usual_share', 'warn', 'unusual_share');
