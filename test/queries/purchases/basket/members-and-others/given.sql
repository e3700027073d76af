insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'orders', 'orders', 1);
insert into enrolments (run_id, as_of_date, program_id, customer_id, cohort_month, is_held_out) values
    ('march', '2011-03-31', 'volume', 'member', '2011-02', false),
    ('march', '2011-03-31', 'volume', 'held-out', '2011-02', true);
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, currency, is_return, original_order_id, ingestion_id) values
    ('A1', '1', '2011-01-05', 'member', 'x', 2, 20, 'EUR', false, null, 'orders'),
    ('A1', '2', '2011-01-05', 'member', 'y', 1, 10, 'EUR', false, null, 'orders'),
    ('A2', '1', '2011-02-05', 'member', 'x', 2, 20, 'EUR', false, null, 'orders'),
    ('A2', '2', '2011-02-05', 'member', 'x', 1, 10, 'EUR', false, null, 'orders'),
    ('A2', '3', '2011-02-05', 'member', 'y', 1, 30, 'EUR', false, null, 'orders'),
    ('R2', '1', '2011-03-02', 'member', 'y', -1, -30, 'EUR', true, 'A2', 'orders'),
    ('A3', '1', '2011-02-12', 'member', 'x', 1, 7, 'USD', false, null, 'orders'),
    ('B1', '1', '2011-02-10', 'never', 'x', 1, 10, 'EUR', false, null, 'orders'),
    ('C1', '1', '2011-02-11', 'held-out', 'x', 1, 20, 'EUR', false, null, 'orders'),
    ('C1', '2', '2011-02-11', 'held-out', 'y', 1, 5, 'EUR', false, null, 'orders'),
    ('A4', '1', '2011-02-28', 'member', 'x', 1, 15, 'EUR', false, null, 'orders'),
    ('A4', '2', '2011-03-01', 'member', 'x', 1, 5, 'EUR', false, null, 'orders'),
    ('A4', '3', '2011-03-02', 'member', 'z', 1, 10, 'EUR', false, null, 'orders'),
    ('B3', '1', '2011-02-25', 'never', 'x', 1, 50, 'EUR', false, null, 'orders'),
    ('B3', '2', '2011-02-25', 'never', 'y', -1, -50, 'EUR', false, null, 'orders'),
    ('B2', '1', '2011-02-20', 'never', 'x', 1, 40, 'EUR', false, null, 'orders'),
    ('R3', '1', '2011-02-21', 'never', 'x', -1, -40, 'EUR', true, 'B2', 'orders');
