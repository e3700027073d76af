insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, file) values
    ('march', '2011-03-31', 'i1', 'erp/a.csv'),
    ('march', '2011-03-31', 'i2', 'erp/b.csv');
insert into rejected_lines (ingestion_id, file, line_number, reason, column_name, value, all_reasons, record) values
    ('i1', 'erp/a.csv', 9, 'date_invalid', 'Date', '31.02.2011', 'date_invalid,price_missing', '{"Date":"31.02.2011"}'),
    ('i1', 'erp/a.csv', 4, 'date_invalid', 'Date', 'soon', 'date_invalid', '{"Date":"soon"}'),
    ('i1', 'erp/a.csv', 5, 'price_missing', 'Price', '', 'price_missing', '{"Price":""}'),
    ('i2', 'erp/b.csv', 1, 'date_invalid', 'Date', 'never', 'date_invalid', '{"Date":"never"}'),
    ('not-counted', 'erp/c.csv', 1, 'date_invalid', 'Date', 'never', 'date_invalid', '{"Date":"never"}');
