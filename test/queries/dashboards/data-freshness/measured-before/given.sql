insert into runs (run_id, run_number, as_of_date, committed_at) values
    ('february', 1, '2011-02-28', timestamp '2011-03-01 04:00:00'),
    ('march', 2, '2011-03-31', timestamp '2011-04-01 04:00:00');
insert into effect_runs (run_id, as_of_date, run_number, measured_at) values
    ('february', '2011-02-28', 1, timestamp '2011-03-01 05:00:00');
insert into panel_runs (run_id, run_number, panel_id) values ('february', 1, 'p1');
