insert into runs (run_id, run_number, as_of_date) values ('april', 1, '2011-04-30');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values ('april', '2011-04-30', 'a', 'orders', 1);
insert into dim_calendar (day, month, month_number, month_first_day, month_day_after) values
    ('2011-03-01', '2011-03', 24134, '2011-03-01', '2011-04-01'),
    ('2011-04-01', '2011-04', 24135, '2011-04-01', '2011-05-01'),
    ('2011-05-01', '2011-05', 24136, '2011-05-01', '2011-06-01');
insert into enrolments (run_id, as_of_date, program_id, customer_id, currency, cohort_month) values
    ('april', '2011-04-30', 'growth', 't1', 'EUR', '2011-03'),
    ('april', '2011-04-30', 'growth', 't2', 'EUR', '2011-03'),
    ('april', '2011-04-30', 'growth', 'later', 'EUR', '2011-05');
insert into panel_current (program_id, outcome_name, unit_id, period, cohort, outcome) values
    ('growth', 'active', 't1', 24135, 24134, 1),
    ('growth', 'orders', 't3', 24135, 24134, 1),
    ('growth', 'active', 't2', 24135, 24134, 1),
    ('growth', 'active', 'later', 24135, 24136, 1),
    ('growth', 'active', 'never', 24135, null, 1);
insert into order_lines (order_id, line_id, order_date, customer_id, quantity, net_amount, currency, ingestion_id) values
    ('o1', '1', '2011-01-03', 't1', 1, 500, 'EUR', 'a'),
    ('o2', '1', '2011-01-10', 't1', 1, 60, 'EUR', 'a'),
    ('o3', '1', '2011-01-10', 't1', 1, 40, 'EUR', 'a'),
    ('o4', '1', '2011-02-07', 't1', 2, 300, 'EUR', 'a'),
    ('o5', '1', '2011-02-20', 't1', 1, 900, 'CNY', 'a'),
    ('o6', '1', '2011-03-01', 't1', 1, 70, 'EUR', 'a'),
    ('o7', '1', '2011-04-30', 't1', 1, 80, 'EUR', 'a'),
    ('o8', '1', '2011-02-28', 't2', 1, 10, 'EUR', 'a'),
    ('o9', '1', '2011-01-03', 'never', 1, 10, 'EUR', 'a'),
    ('o10', '1', '2011-01-03', 'later', 1, 10, 'EUR', 'a');
insert into order_lines (order_id, line_id, order_date, customer_id, quantity, net_amount, currency, ingestion_id, is_return, original_order_id, original_order_date) values
    ('r6', '1', '2011-04-02', 't1', -1, -70, 'EUR', 'a', true, 'o6', '2011-03-01');
