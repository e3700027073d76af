insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into payouts (run_id, as_of_date, payout_id, customer_id, customer_name, amount, paid_on, proposed_by, status) values
    ('march', '2011-03-31', 'P1', 'c1', 'Nordwind', 10, date '2011-03-05', 'pat', 'paid'),
    ('march', '2011-03-31', 'P2', 'c1', 'Nordwind', 10, null, 'ann', 'released');
insert into payout_decisions (run_id, as_of_date, payout_id, round, step_number, decided_by, instead_of, outcome) values
    ('march', '2011-03-31', 'P1', 1, 1, 'pam', null, 'changes_requested'),
    ('march', '2011-03-31', 'P1', 2, 2, 'ann', null, 'approved'),
    ('march', '2011-03-31', 'P1', 2, 3, 'dora', 'carl', 'approved'),
    ('march', '2011-03-31', 'P2', 1, 1, 'ann', null, 'approved');
insert into payout_releases (run_id, as_of_date, payout_id, attempt, round, released_by, outcome, confirmed_by) values
    ('march', '2011-03-31', 'P1', 1, 2, 'ann', 'failed', 'rita'),
    ('march', '2011-03-31', 'P1', 2, 2, 'rita', 'paid', 'rita'),
    ('march', '2011-03-31', 'P2', 1, 1, 'rita', null, null);
