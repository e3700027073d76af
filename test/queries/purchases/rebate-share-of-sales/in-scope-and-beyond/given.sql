insert into runs (run_id, run_number, as_of_date) values ('april', 1, '2011-04-15');
insert into dim_calendar (day, month, month_number, month_first_day, month_day_after, quarter, half_year)
select
    day,
    strftime(day, '%Y-%m'),
    year(day) * 12 + month(day) - 1,
    date_trunc('month', day),
    date_trunc('month', day) + interval 1 month,
    strftime(day, '%Y-Q') || quarter(day),
    strftime(day, '%Y-H') || case when month(day) <= 6 then 1 else 2 end
from (select cast(unnest(generate_series(date '2010-01-01', date '2011-12-31', interval 1 day)) as date) as day);
insert into published_months (run_id, as_of_date, month, month_run_id)
select distinct 'april', '2011-04-15', month, 'april' from dim_calendar;
insert into enrolments (run_id, as_of_date, program_id, customer_id, currency, cohort_month, is_held_out) values
    ('april', '2011-04-15', 'volume', 'c1', 'EUR', '2011-02', false),
    ('april', '2011-04-15', 'volume', 'c2', 'EUR', '2010-12', false),
    ('april', '2011-04-15', 'volume', 'held-out', 'EUR', '2011-01', true);
insert into customer_months (run_id, month, customer_id, currency, net_amount) values
    ('april', '2011-01', 'c1', 'EUR', 500),
    ('april', '2011-02', 'c1', 'EUR', 600),
    ('april', '2011-02', 'c1', 'USD', 9999),
    ('april', '2011-03', 'c1', 'EUR', 300),
    ('april', '2011-04', 'c1', 'EUR', 777),
    ('april', '2010-12', 'c2', 'EUR', 900),
    ('april', '2011-01', 'c2', 'EUR', 200),
    ('april', '2011-02', 'c2', 'EUR', 100),
    ('april', '2011-01', 'never', 'EUR', 1000),
    ('april', '2011-01', 'held-out', 'EUR', 1000);
insert into standings (run_id, as_of_date, program_id, period_id, period_first_day, period_day_after, customer_id, net_amount, earned_amount, accrued_amount) values
    ('april', '2011-04-15', 'volume', '2011-Q1', '2011-01-01', '2011-04-01', 'c1', 800, 16, 10),
    ('april', '2011-04-15', 'volume', '2011-Q1', '2011-01-01', '2011-04-01', 'c2', 200, 4, 4),
    ('april', '2011-04-15', 'other', '2011-Q1', '2011-01-01', '2011-04-01', 'c2', 1, 1, 1);
