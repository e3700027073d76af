insert into runs (run_id, run_number, as_of_date) values ('january', 1, '2011-01-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('january', '2011-01-31', 'orders', 'orders', 1);
insert into order_lines (order_id, line_id, order_date, currency, gross_amount, net_amount, ingestion_id, is_return) values
    ('1', '1', '2011-01-05', 'EUR', 10, 10, 'orders', false);
insert into accrual_entries (run_id, as_of_date, entry_id, program_id, currency, accrued_change_amount) values
    ('january', '2011-01-31', 'e1', 'fast', 'EUR', 1);
