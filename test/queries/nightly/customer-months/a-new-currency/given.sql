insert into programs (run_id, as_of_date, program_id, currency) values
    ('april', '2011-04-30', 'standard', 'EUR');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('april', '2011-04-30', 'orders-a', 'orders', 1);
insert into runs (run_id, run_number, as_of_date) values ('march', 3, '2011-03-31');
insert into programs (run_id, as_of_date, program_id, currency) values
    ('april', '2011-04-30', 'export', 'USD');
insert into published_months (run_id, as_of_date, month, month_run_id) values
    ('march', '2011-03-31', '2011-01', 'march');
insert into customer_months (run_id, month, customer_id, net_amount, order_count, active_days) values
    ('march', '2011-01', 'c1', 100, 1, 1);
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, ingestion_id) values
    ('1001', '1', '2011-01-10', 'c1', 'p1', 1, 100, 'orders-a');
