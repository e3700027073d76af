insert into runs (run_id, run_number, as_of_date, entries_posted, journal_key) values
    ('2025-01-31-00000001', 1, '2025-01-31', 3, 'journals/1.csv'),
    ('2025-02-28-00000003', 3, '2025-02-28', 1, 'journals/3.csv');
