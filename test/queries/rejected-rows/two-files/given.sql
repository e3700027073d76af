insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');

insert into run_ingestions (run_id, as_of_date, ingestion_id, precedence, file, rows_in, rows_rejected) values
    ('march', '2011-03-31', 'file-a', 1, 'incoming/erp/a.csv', 100, 3),
    ('march', '2011-03-31', 'file-b', 2, 'incoming/erp/b.csv', 50, 1);
insert into rejected_lines (file, line_number, reason, column_name, value, ingestion_id) values
    ('incoming/erp/a.csv', 40, 'customer_missing', 'CustomerID', '', 'file-a'),
    ('incoming/erp/a.csv', 7, 'customer_missing', 'CustomerID', ' ', 'file-a'),
    ('incoming/erp/a.csv', 9, 'quantity_not_a_number', 'Quantity', '1O', 'file-a'),
    ('incoming/erp/b.csv', 3, 'customer_missing', 'CustomerID', '', 'file-b'),
    ('incoming/erp/c.csv', 1, 'customer_missing', 'CustomerID', '', 'not-counted-yet');
