insert into runs
    (run_id, run_number, as_of_date, started_at, committed_at, positions, entries_posted, accrue_invocations, billed_bytes) values
    ('old', 1, '2011-02-28', timestamp '2011-03-01 04:00:00', timestamp '2011-03-01 04:01:00', 10, 4, null, null);
