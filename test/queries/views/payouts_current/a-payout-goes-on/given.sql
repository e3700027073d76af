insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into payouts (run_id, as_of_date, payout_id, customer_id, amount, payout_on, status, proposed_by, round) values
    ('february', '2011-02-28', 'P1', 'c1', 100, date '2011-03-10', 'in_approval', 'pat', 1),
    ('march', '2011-03-31', 'P1', 'c1', 100, date '2011-03-10', 'paid', 'pat', 1);
