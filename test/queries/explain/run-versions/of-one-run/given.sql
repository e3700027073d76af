insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2025-12-30'), ('r2', 2, '2025-12-31');
insert into programs (run_id, as_of_date, program_id, program_version, document, document_sha256, published_at) values
    ('r1', '2025-12-30', 'annual', 1, '{"program":"annual"}', 'a1', '2025-01-01 00:00:00'),
    ('r2', '2025-12-31', 'annual', 1, '{"program":"annual"}', 'a1', '2025-01-01 00:00:00'),
    ('r2', '2025-12-31', 'annual', 2, '{"program":"annual","name":"\"two\", later"}', 'a2', '2025-12-31 10:00:00');
