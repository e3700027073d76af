insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2025-01-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id) values
    ('r1', '2025-01-31', 'first'),
    ('r1', '2025-01-31', 'second');
insert into rejected_lines (ingestion_id, file, line_number, reason, column_name, value) values
    ('first', 'incoming/erp/a.csv', 7, 'customer_missing', 'customer_id', null),
    ('second', 'incoming/erp/b.csv', 9, 'customer_missing', 'customer_id', ''),
    ('second', 'incoming/erp/b.csv', 3, 'customer_missing', 'customer_id', ' '),
    ('second', 'incoming/erp/b.csv', 5, 'order_date_invalid', 'order_date', '32.01.2025'),
    ('arrived-later', 'incoming/erp/c.csv', 1, 'customer_missing', 'customer_id', null);
