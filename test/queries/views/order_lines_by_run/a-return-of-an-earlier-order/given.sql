insert into run_ingestions (run_id, as_of_date, ingestion_id, precedence) values
    ('february', '2011-02-28', 'file-a', 1),
    ('march', '2011-03-31', 'file-a', 1),
    ('march', '2011-03-31', 'file-b', 2);

insert into order_lines (order_id, line_id, order_date, quantity, is_return, original_order_id, original_order_date, ingestion_id) values
    ('1001', '1', '2011-02-10', 2, false, null, null, 'file-a'),
    ('C500', '1', '2011-03-05', -1, true, '1001', null, 'file-b'),
    ('C501', '1', '2011-03-06', -1, true, '0900', '2010-11-30', 'file-b'),
    ('C502', '1', '2011-03-07', -1, true, '0800', null, 'file-b'),
    ('C503', '1', '2011-03-08', -1, true, null, null, 'file-b');
