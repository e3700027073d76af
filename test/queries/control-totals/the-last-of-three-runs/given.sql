insert into runs (run_id, run_number, as_of_date, entries_posted) values
    ('january', 1, '2011-01-31', 1),
    ('february', 2, '2011-02-28', 2),
    ('march', 3, '2011-03-31', 0);
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence, rows_in, rows_accepted, rows_rejected, net_amount_accepted) values
    ('january', '2011-01-31', 'orders-a', 'orders', 1, 9, 9, 0, 99),
    ('february', '2011-02-28', 'orders-a', 'orders', 1, 3, 2, 1, 30.50),
    ('march', '2011-03-31', 'orders-a', 'orders', 1, 3, 2, 1, 30.50);
insert into order_lines (order_id, line_id, order_date, net_amount, ingestion_id) values
    ('1001', '1', '2011-02-01', 10.25, 'orders-a');
insert into rejected_lines (line_number, reason, ingestion_id) values (3, 'customer_missing', 'orders-a');
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, accrued_amount) values
    ('january', '2011-01-31', 'standard', 'c1', '2011-Q1', 99),
    ('february', '2011-02-28', 'standard', 'c1', '2011-Q1', 7),
    ('march', '2011-03-31', 'standard', 'c1', '2011-Q1', 8.5);
insert into accrual_entries (run_id, as_of_date, entry_id, program_id, customer_id, period_id, amount, accrued_change_amount) values
    ('january', '2011-01-31', 'e1', 'standard', 'c1', '2011-Q1', 5, 5),
    ('february', '2011-02-28', 'e2', 'standard', 'c1', '2011-Q1', 2, 2);
insert into settled_positions (run_id, as_of_date, program_id, customer_id, period_id, settled_amount) values
    ('february', '2011-02-28', 'standard', 'c1', '2011-Q1', 3);
insert into payout_entries (run_id, as_of_date, journal_run_id, entry_id, kind, payout_id, program_id, customer_id, period_id, amount, settled_change_amount) values
    ('february', '2011-02-28', 'february', 'p1', 'release', 'P1', 'standard', 'c1', '2011-Q1', 3, 3);
