insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into payouts (run_id, as_of_date, payout_id, customer_id, customer_name, amount, paid_on, proposed_by, status) values
    ('march', '2011-03-31', 'P1', 'c1', 'n', 10, date '2011-03-05', 'pat', 'paid'),
    ('march', '2011-03-31', 'P2', 'c1', 'n', 10, date '2011-03-05', 'pat', 'paid'),
    ('march', '2011-03-31', 'P3', 'c1', 'n', 10, date '2011-03-05', 'pat', 'paid'),
    ('march', '2011-03-31', 'P4', 'c1', 'n', 10, date '2011-03-05', 'pat', 'paid'),
    ('march', '2011-03-31', 'P5', 'c1', 'n', 10, date '2011-03-05', 'pat', 'paid');
insert into payout_decisions (run_id, as_of_date, payout_id, round, step_number, decided_by, instead_of, outcome) values
    ('march', '2011-03-31', 'P1', 1, 1, 'ann', null, 'approved'),
    ('march', '2011-03-31', 'P2', 1, 1, 'pat', null, 'approved'),
    ('march', '2011-03-31', 'P3', 1, 1, 'bob', 'rita', 'approved'),
    ('march', '2011-03-31', 'P4', 1, 1, 'ann', null, 'rejected'),
    ('march', '2011-03-31', 'P5', 1, 1, 'ann', null, 'approved');
insert into payout_releases (run_id, as_of_date, payout_id, attempt, round, released_by, outcome, confirmed_by) values
    ('march', '2011-03-31', 'P1', 1, 1, 'rita', 'paid', 'ann'),
    ('march', '2011-03-31', 'P2', 1, 1, 'ann', 'paid', 'rita'),
    ('march', '2011-03-31', 'P3', 1, 1, 'rita', 'paid', 'rita'),
    ('march', '2011-03-31', 'P4', 1, 1, 'rita', 'paid', 'rita'),
    ('march', '2011-03-31', 'P5', 1, 1, 'rita', 'paid', 'rob');
