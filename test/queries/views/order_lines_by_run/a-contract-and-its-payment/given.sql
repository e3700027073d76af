insert into run_ingestions (run_id, as_of_date, ingestion_id, precedence) values
    ('february', '2011-02-28', 'file-a', 1),
    ('march', '2011-03-31', 'file-a', 1),
    ('march', '2011-03-31', 'file-b', 2);

insert into order_lines (order_id, line_id, order_date, net_amount, contract_amount, paid_date, ingestion_id) values
    ('1001', '1', '2011-02-10', 20.00, null, null, 'file-a'),
    ('HT-1', '1', '2011-02-11', 0, 500.00, null, 'file-a'),
    ('1001', '1', '2011-02-10', 20.00, null, '2011-03-12', 'file-b');
