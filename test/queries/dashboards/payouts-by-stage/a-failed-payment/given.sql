insert into runs (run_id, run_number, as_of_date, committed_at) values ('march', 1, '2011-03-31', timestamp '2011-04-01 04:00:00');
insert into payouts (run_id, as_of_date, payout_id, customer_id, region, segment, amount, payout_on, status, proposed_at, approved_at, released_at) values
    ('march', '2011-03-31', 'P1', 'c', 'DE', 'key', 10, date '2011-03-10', 'failed', timestamp '2011-03-01 10:00:00', timestamp '2011-03-02 10:00:00', timestamp '2011-03-25 10:00:00'),
    ('march', '2011-03-31', 'P2', 'c', 'DE', 'key', 20, date '2011-03-10', 'approved', timestamp '2011-03-01 10:00:00', timestamp '2011-03-02 10:00:00', null);
insert into payout_releases (run_id, as_of_date, payout_id, attempt, released_at, outcome, confirmed_at) values
    ('march', '2011-03-31', 'P1', 1, timestamp '2011-03-03 10:00:00', 'failed', timestamp '2011-03-05 10:00:00'),
    ('march', '2011-03-31', 'P1', 2, timestamp '2011-03-25 10:00:00', 'failed', timestamp '2011-03-29 10:00:00');
