insert into runs (run_id, run_number, as_of_date) values ('february', 1, '2011-02-28');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence, rows_in, rows_accepted, rows_rejected, net_amount_accepted) values
    ('february', '2011-02-28', 'orders-a', 'orders', 1, 2, 1, 1, 10);
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, net_amount, ingestion_id) values
    ('1001', '1', '2011-02-10', 'c1', 'p1', 10, 'orders-a');
insert into rejected_lines (line_number, reason, ingestion_id) values (2, 'customer_missing', 'orders-a');
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, net_amount, to_accrue_amount, accrued_amount) values
    ('february', '2011-02-28', 'standard', 'c1', '2011-Q1', 10, 0.2, 0.2);
insert into accrual_entries (run_id, as_of_date, entry_id, program_id, customer_id, period_id, amount, accrued_change_amount) values
    ('february', '2011-02-28', 'e1', 'standard', 'c1', '2011-Q1', 0.2, 0.2);
