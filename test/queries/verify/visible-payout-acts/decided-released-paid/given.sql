insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into payout_decisions (run_id, as_of_date, payout_id, round, step_number, decided_by, outcome, decided_at) values
    ('march', '2011-03-31', 'P1', 1, 1, 'ann', 'approved', timestamp '2011-03-01 10:00:00');
insert into payout_releases (run_id, as_of_date, payout_id, attempt, released_by, released_at, outcome, confirmed_by, confirmed_at) values
    ('march', '2011-03-31', 'P1', 1, 'rita', timestamp '2011-03-02 10:00:00', 'failed', 'rita', timestamp '2011-03-03 10:00:00'),
    ('march', '2011-03-31', 'P1', 2, 'rita', timestamp '2011-03-04 10:00:00', null, null, null);
