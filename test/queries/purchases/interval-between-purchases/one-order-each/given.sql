insert into runs (run_id, run_number, as_of_date) values ('april', 1, '2011-04-30');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('april', '2011-04-30', 'orders', 'orders', 1);
insert into enrolments (run_id, as_of_date, program_id, customer_id, cohort_month) values
    ('april', '2011-04-30', 'volume', 'c1', '2011-03'),
    ('april', '2011-04-30', 'volume', 'c2', '2011-03');
insert into order_lines (order_id, line_id, order_date, customer_id, quantity, is_return, original_order_id, ingestion_id) values
    ('1', '1', '2011-01-01', 'c1', 1, false, null, 'orders'),
    ('2', '1', '2011-04-01', 'c2', 1, false, null, 'orders');
