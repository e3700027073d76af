insert into runs (run_id, run_number, as_of_date, committed_at) values ('march', 1, '2011-03-31', timestamp '2011-04-01 04:00:00');
insert into payouts (run_id, as_of_date, payout_id, customer_id, region, segment, amount, payout_on, status, reason, proposed_at, waiting_level_id, waiting_since, approved_at, released_at, paid_on) values
    ('march', '2011-03-31', 'P1', 'c', 'DE', 'key', 10, date '2011-03-10', 'paid', null, timestamp '2011-03-01 10:00:00', null, null, timestamp '2011-03-02 10:00:00', timestamp '2011-03-03 10:00:00', date '2011-03-05' ),
    ('march', '2011-03-31', 'P2', 'c', 'DE', 'key', 11, date '2011-03-10', 'released', null, timestamp '2011-03-01 10:00:00', null, null, timestamp '2011-03-02 10:00:00', timestamp '2011-03-30 10:00:00', null),
    ('march', '2011-03-31', 'P3', 'c', 'DE', 'key', 12, date '2011-03-31', 'approved', null, timestamp '2011-03-01 10:00:00', null, null, timestamp '2011-03-25 10:00:00', null, null),
    ('march', '2011-03-31', 'P4', 'c', 'IT', 'key', 13, date '2011-03-30', 'failed', null, timestamp '2011-03-01 10:00:00', null, null, timestamp '2011-03-20 10:00:00', timestamp '2011-03-21 10:00:00', null),
    ('march', '2011-03-31', 'P5', 'c', 'DE', 'key', 14, date '2011-04-10', 'in_approval', null, timestamp '2011-03-01 10:00:00', 'director', timestamp '2011-03-29 10:00:00', null, null, null),
    ('march', '2011-03-31', 'P6', 'c', 'DE', 'key', 15, date '2011-04-10', 'in_approval', null, timestamp '2011-03-01 10:00:00', 'director', timestamp '2011-03-01 10:00:00', null, null, null),
    ('march', '2011-03-31', 'P7', 'c', 'DE', 'key', 16, date '2011-04-10', 'held', 'timed_out', timestamp '2011-03-01 10:00:00', null, null, null, null, null),
    ('march', '2011-03-31', 'P8', 'c', 'DE', 'key', 17, date '2011-04-10', 'rejected', null, timestamp '2011-03-01 10:00:00', null, null, null, null, null);
