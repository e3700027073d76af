insert into runs (run_id, run_number, as_of_date) values ('april', 1, '2011-04-30');
insert into dim_calendar (day, month, month_number, month_first_day, month_day_after)
select day, strftime(day, '%Y-%m'), year(day) * 12 + month(day) - 1, date_trunc('month', day), date_trunc('month', day) + interval 1 month
from (select cast(unnest(generate_series(date '2011-01-01', date '2011-12-31', interval 1 day)) as date) as day);
insert into enrolments (run_id, as_of_date, program_id, customer_id, cohort_month, is_held_out, stratum) values
    ('april', '2011-04-30', 'volume', 'h1', '2011-03', true, 'key'),
    ('april', '2011-04-30', 'volume', 'c1', '2011-01', false, 'key'),
    ('april', '2011-04-30', 'volume', 'c2', '2011-03', false, 'key'),
    ('april', '2011-04-30', 'to-come', 'h1', '2011-05', true, 'key');
insert into published_months (run_id, as_of_date, month, month_run_id)
select distinct 'april', '2011-04-30', month, 'april' from dim_calendar;
insert into customer_months (run_id, month, customer_id, currency, net_amount, order_count)
select 'april', '2011-02', 'm' || range, 'EUR', 10, 1 from range(197);
insert into customer_months (run_id, month, customer_id, currency, net_amount, order_count) values
    ('april', '2011-01', 'h1', 'EUR', 8000, 1),
    ('april', '2011-03', 'c2', 'EUR', 5000, 1),
    ('april', '2011-04', 'c2', 'EUR', 20, 1);
