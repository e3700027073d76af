insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, precedence) values
    ('february', '2011-02-28', 'file-a', 1),
    ('march', '2011-03-31', 'file-a', 1),
    ('march', '2011-03-31', 'file-b', 2);

insert into rejected_lines (file, line_number, reason, all_reasons, column_name, value, record, ingestion_id) values
    ('incoming/erp/a.csv', 7, 'customer_missing', 'customer_missing,quantity_not_a_number', 'CustomerID', '', '{"InvoiceNo":"536414","Quantity":"1O","CustomerID":""}', 'file-a'),
    ('incoming/erp/a.csv', 8, 'customer_missing', 'customer_missing', 'CustomerID', '', '{"InvoiceNo":"536415","Quantity":"1","CustomerID":""}', 'file-a'),
    ('incoming/erp/c.csv', 1, 'customer_missing', 'customer_missing', 'CustomerID', '', '{"InvoiceNo":"536414"}', 'not-counted-yet');
