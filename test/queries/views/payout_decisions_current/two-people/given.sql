insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into payout_decisions (run_id, as_of_date, payout_id, round, step_number, level_id, decided_by, outcome) values
    ('february', '2011-02-28', 'P1', 1, 1, 'manager', 'ann', 'approved'),
    ('march', '2011-03-31', 'P1', 1, 1, 'manager', 'ann', 'approved'),
    ('march', '2011-03-31', 'P1', 1, 1, 'manager', 'bob', 'rejected');
