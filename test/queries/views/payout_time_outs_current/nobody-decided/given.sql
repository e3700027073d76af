insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into payout_time_outs (run_id, as_of_date, payout_id, round, step_number, level_id, timed_out_at) values
    ('february', '2011-02-28', 'P1', 1, 1, 'manager', timestamp '2011-02-20 10:00:00'),
    ('march', '2011-03-31', 'P1', 1, 1, 'manager', timestamp '2011-02-20 10:00:00'),
    ('march', '2011-03-31', 'P1', 1, 2, 'director', timestamp '2011-03-01 10:00:00');
