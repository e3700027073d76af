insert into dim_calendar (day, month, month_number, month_first_day, month_day_after) values
    ('2011-01-01', '2011-01', 24132, '2011-01-01', '2011-02-01'), ('2011-01-02', '2011-01', 24132, '2011-01-01', '2011-02-01'),
    ('2011-02-01', '2011-02', 24133, '2011-02-01', '2011-03-01'), ('2011-03-01', '2011-03', 24134, '2011-03-01', '2011-04-01'),
    ('2011-04-01', '2011-04', 24135, '2011-04-01', '2011-05-01');
insert into runs (run_id, run_number, as_of_date) values ('april', 1, '2011-04-05');
insert into published_months (run_id, as_of_date, month, month_run_id) values
    ('april', '2011-04-05', '2011-01', 'april'), ('april', '2011-04-05', '2011-02', 'april'), ('april', '2011-04-05', '2011-03', 'april'), ('april', '2011-04-05', '2011-04', 'april');
insert into enrolments (run_id, as_of_date, program_id, customer_id, currency, cohort_month)
    select 'april', '2011-04-05', 'program', 't' || number, 'EUR', '2011-02' from range(30) numbers(number);
-- 100 before; 140 or 160 in the program.
insert into panel_current (outcome_name, unit_id, period, cohort, outcome, cluster_id)
    select 'net_amount', 't' || number, period, 24133, case period when 24132 then 100 else 140 + 20 * (number % 2) end, 't' || number
    from range(30) numbers(number), range(24132, 24135) periods(period);
insert into customer_months (run_id, month, customer_id, currency, net_amount, margin_amount, net_amount_with_margin)
    select 'april', month, 't' || number, 'EUR', case month when '2011-01' then 100 when '2011-04' then 77 else 140 + 20 * (number % 2) end, null, 0
    from range(30) numbers(number), (values ('2011-01'), ('2011-02'), ('2011-03'), ('2011-04')) months(month);
-- 50 before; 50 or 70 afterwards.
insert into panel_current (outcome_name, unit_id, period, outcome, cluster_id)
    select 'net_amount', 'c' || number, period, case period when 24132 then 50 else 50 + 20 * (number % 2) end, 'c' || number
    from range(4) numbers(number), range(24132, 24135) periods(period);
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, period_first_day, currency, accrued_amount)
    select 'april', '2011-04-05', 'program', 't' || number, '2011-Q1', '2011-01-01', 'EUR', 10.00 from range(30) numbers(number);
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, period_first_day, currency, accrued_amount) values
    ('april', '2011-04-05', 'program', 't1', '2011-Q2', '2011-04-01', 'EUR', 3.00),
    ('april', '2011-04-05', 'program', 'first', '2011-Q1', '2011-01-01', 'EUR', 25.50);
