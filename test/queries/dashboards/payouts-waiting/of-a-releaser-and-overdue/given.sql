insert into runs (run_id, run_number, as_of_date, committed_at) values ('march', 1, '2011-03-31', timestamp '2011-04-01 04:00:00');
insert into payouts (run_id, as_of_date, payout_id, customer_id, customer_name, region, segment, amount, payout_on, status, reason, proposed_at, waiting_level_id, waiting_since, approved_at, released_at, checks_warned) values
    ('march', '2011-03-31', 'P1', 'c', 'Nordwind', 'DE', 'key', 10, date '2011-03-10', 'paid', null, timestamp '2011-01-01 10:00:00', null, null, timestamp '2011-01-02 10:00:00', timestamp '2011-01-03 10:00:00', 0),
    ('march', '2011-03-31', 'P2', 'c', 'Nordwind', 'DE', 'key', 11, date '2011-03-10', 'released', null, timestamp '2011-03-01 10:00:00', null, null, timestamp '2011-03-02 10:00:00', timestamp '2011-03-30 10:00:00', 0),
    ('march', '2011-03-31', 'P3', 'c', 'Nordwind', 'DE', 'key', 12, date '2011-03-31', 'approved', null, timestamp '2011-03-01 10:00:00', null, null, timestamp '2011-03-25 10:00:00', null, 1),
    ('march', '2011-03-31', 'P4', 'c', 'Nordwind', 'DE', 'key', 13, date '2011-03-30', 'failed', null, timestamp '2011-03-01 10:00:00', null, null, timestamp '2011-03-02 10:00:00', timestamp '2011-03-03 10:00:00', 0),
    ('march', '2011-03-31', 'P5', 'c', 'Nordwind', 'DE', 'key', 14, date '2011-04-10', 'in_approval', null, timestamp '2011-03-01 10:00:00', 'director', timestamp '2011-03-29 10:00:00', null, null, 0),
    ('march', '2011-03-31', 'P6', 'c', 'Nordwind', 'DE', 'key', 15, date '2011-04-10', 'proposed', null, timestamp '2011-03-15 10:00:00', null, null, null, null, 0),
    ('march', '2011-03-31', 'P7', 'c', 'Nordwind', 'DE', 'key', 16, date '2011-04-10', 'held', 'timed_out', timestamp '2011-03-16 10:00:00', null, null, null, null, 0),
    ('march', '2011-03-31', 'P8', 'c', 'Nordwind', 'DE', 'key', 17, date '2011-02-10', 'rejected', null, timestamp '2011-01-01 10:00:00', null, null, null, null, 0),
    ('march', '2011-03-31', 'P9', 'c', 'Nordwind', 'DE', 'key', 18, date '2011-02-10', 'voided', null, timestamp '2011-01-01 10:00:00', null, null, null, null, 0);
insert into payout_releases (run_id, as_of_date, payout_id, attempt, released_at, outcome, confirmed_at) values
    ('march', '2011-03-31', 'P4', 1, timestamp '2011-03-03 10:00:00', 'failed', timestamp '2011-03-20 10:00:00');
