insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2025-01-31'), ('r2', 2, '2025-02-28');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, rows_in, rows_accepted, rows_rejected) values
    ('r1', '2025-01-31', 'january', 'orders', 100, 98, 2),
    ('r2', '2025-02-28', 'january', 'orders', 100, 98, 2),
    ('r2', '2025-02-28', 'february', 'orders', 60, 59, 1),
    ('r2', '2025-02-28', 'people', 'customers', 10, 10, 0);
