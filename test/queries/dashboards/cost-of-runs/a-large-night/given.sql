insert into runs (run_id, run_number, as_of_date, started_at, committed_at, positions, entries_posted, accrue_invocations, billed_bytes) values
    ('small', 1, '2011-02-28', timestamp '2011-03-01 04:00:00', timestamp '2011-03-01 04:00:59', 10, 4, 1, 41943040),
    ('large', 2, '2011-03-31', timestamp '2011-04-01 04:00:00', timestamp '2011-04-01 04:09:59.500', 2000000, 1000000, 16, 1099511627776);
