insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into payout_releases (run_id, as_of_date, payout_id, attempt, payment_batch_id, released_by, outcome, outcome_reason) values
    ('february', '2011-02-28', 'P1', 1, 'B1', 'rita', null, null),
    ('march', '2011-03-31', 'P1', 1, 'B1', 'rita', 'failed', 'AC04 account closed'),
    ('march', '2011-03-31', 'P1', 2, 'B2', 'rita', null, null);
