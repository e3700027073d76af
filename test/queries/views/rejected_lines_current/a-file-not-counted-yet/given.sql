insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, precedence) values
    ('february', '2011-02-28', 'file-a', 1),
    ('march', '2011-03-31', 'file-a', 1),
    ('march', '2011-03-31', 'file-b', 2);

insert into rejected_lines (file, line_number, reason, ingestion_id) values
    ('incoming/erp/a.csv', 7, 'customer_missing', 'file-a'),
    ('incoming/erp/b.csv', 3, 'order_date_not_a_date', 'file-b'),
    ('incoming/erp/c.csv', 1, 'customer_missing', 'file-c');
