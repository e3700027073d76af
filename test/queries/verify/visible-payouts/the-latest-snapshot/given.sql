insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into payouts (run_id, as_of_date, payout_id, content_sha256, amount, revision) values
    ('february', '2011-02-28', 'P1', 'a1', 60, 2),
    ('march', '2011-03-31', 'P1', 'a1', 60, 5);
