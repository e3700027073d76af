insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');

insert into run_ingestions (run_id, as_of_date, ingestion_id, precedence, rows_in, rows_accepted, rows_rejected) values
    ('february', '2011-02-28', 'file-a', 1, 10, 9, 1),
    ('march', '2011-03-31', 'file-a', 1, 10, 9, 1),
    ('march', '2011-03-31', 'file-b', 2, 5, 5, 0);
