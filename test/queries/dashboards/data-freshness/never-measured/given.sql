insert into runs (run_id, run_number, as_of_date, committed_at) values ('march', 2, '2011-03-31', timestamp '2011-04-01 04:00:00');
