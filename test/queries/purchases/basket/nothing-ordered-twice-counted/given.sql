insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'orders', 'orders', 1);
insert into enrolments (run_id, as_of_date, program_id, customer_id, cohort_month) values
    ('march', '2011-03-31', 'fast', 'c1', '2011-02'),
    ('march', '2011-03-31', 'slow', 'c2', '2011-02');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, currency, is_return, original_order_id, ingestion_id) values
    ('A1', '1', '2011-02-05', 'c1', 'x', 2, 20, 'EUR', false, null, 'orders');
