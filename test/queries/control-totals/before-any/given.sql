insert into runs (run_id, run_number, as_of_date, entries_posted) values ('january', 1, '2011-01-31', 1);
