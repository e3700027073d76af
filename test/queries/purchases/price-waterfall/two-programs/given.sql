insert into runs (run_id, run_number, as_of_date) values ('january', 1, '2011-01-31'), ('february', 2, '2011-02-28');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('february', '2011-02-28', 'orders', 'orders', 1);
insert into order_lines (order_id, line_id, order_date, currency, gross_amount, net_amount, is_return, original_order_id, ingestion_id) values
    ('1', '1', '2011-01-05', 'EUR', 1000.005, 950, false, null, 'orders'),
    ('R1', '1', '2011-02-01', 'EUR', -100, -95, true, '1', 'orders'),
    ('2', '1', '2011-01-09', 'USD', 7, 7, false, null, 'orders');
insert into accrual_entries (run_id, as_of_date, entry_id, program_id, currency, accrued_change_amount) values
    ('january', '2011-01-31', 'e1', 'fast', 'EUR', 10.5),
    ('january', '2011-01-31', 'e2', 'fast', 'EUR', -1),
    ('january', '2011-01-31', 'e3', 'slow', 'EUR', 2),
    ('february', '2011-02-28', 'e4', 'fast', 'EUR', -3);
