insert into runs (run_id, run_number, as_of_date, entries_posted) values
    ('february', 1, '2011-02-28', 1),
    ('march', 2, '2011-03-31', 0);
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence, rows_in, rows_accepted, rows_rejected, net_amount_accepted) values
    ('february', '2011-02-28', 'orders-a', 'orders', 1, 3, 2, 1, 30.50),
    ('march', '2011-03-31', 'orders-a', 'orders', 1, 3, 2, 1, 30.50),
    ('march', '2011-03-31', 'customers-a', 'customers', 2, 4, 4, 0, null);
insert into order_lines (order_id, line_id, order_date, net_amount, ingestion_id) values
    ('1001', '1', '2011-02-01', 10.25, 'orders-a'),
    ('1001', '2', '2011-02-01', 20.25, 'orders-a');
insert into rejected_lines (line_number, reason, ingestion_id) values (3, 'customer_missing', 'orders-a');
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, accrued_amount) values
    ('february', '2011-02-28', 'standard', 'c1', '2011-Q1', 5),
    ('march', '2011-03-31', 'standard', 'c1', '2011-Q1', 5);
insert into accrual_entries (run_id, as_of_date, entry_id, program_id, customer_id, period_id, amount, accrued_change_amount) values
    ('february', '2011-02-28', 'e1', 'standard', 'c1', '2011-Q1', 5, 5);
