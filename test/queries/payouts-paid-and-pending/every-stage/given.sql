insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into payouts (run_id, as_of_date, payout_id, customer_id, amount, payout_on, status, reason, proposed_at, waiting_level_id, waiting_since, approved_at, released_at, paid_on) values
    ('march', '2011-03-31', 'P1', 'c1', 10, date '2011-03-10', 'paid', null, timestamp '2011-03-01 10:00:00', null, null, timestamp '2011-03-02 10:00:00', timestamp '2011-03-03 10:00:00', date '2011-03-05'),
    ('march', '2011-03-31', 'P2', 'c1', 10, date '2011-03-10', 'released', null, timestamp '2011-03-01 10:00:00', null, null, timestamp '2011-03-02 10:00:00', timestamp '2011-03-03 10:00:00', null),
    ('march', '2011-03-31', 'P3', 'c1', 10, date '2011-03-31', 'approved', null, timestamp '2011-03-01 10:00:00', null, null, timestamp '2011-03-02 10:00:00', null, null),
    ('march', '2011-03-31', 'P4', 'c1', 10, date '2011-03-10', 'failed', null, timestamp '2011-03-01 10:00:00', null, null, timestamp '2011-03-02 10:00:00', timestamp '2011-03-03 10:00:00', null),
    ('march', '2011-03-31', 'P5', 'c1', 10, date '2011-04-10', 'in_approval', null, timestamp '2011-03-01 10:00:00', 'director', timestamp '2011-03-04 10:00:00', null, null, null),
    ('march', '2011-03-31', 'P6', 'c1', 10, date '2011-04-10', 'proposed', null, timestamp '2011-03-01 10:00:00', null, null, null, null, null),
    ('march', '2011-03-31', 'P7', 'c1', 10, date '2011-04-10', 'held', 'timed_out', timestamp '2011-03-01 10:00:00', null, null, null, null, null),
    ('march', '2011-03-31', 'P8', 'c1', 10, date '2011-04-10', 'rejected', null, timestamp '2011-03-01 10:00:00', null, null, null, null, null),
    ('march', '2011-03-31', 'P9', 'c1', 10, date '2011-04-10', 'voided', 'recalculated', timestamp '2011-03-01 10:00:00', null, null, null, null, null);
insert into payout_releases (run_id, as_of_date, payout_id, attempt, outcome, confirmed_at) values
    ('march', '2011-03-31', 'P4', 1, 'failed', timestamp '2011-03-06 10:00:00');
