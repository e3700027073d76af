insert into runs (run_id, run_number, as_of_date) values ('april', 1, '2011-04-30');
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
select distinct 'april', '2011-04-30', month, 'april' from dim_calendar;
insert into enrolments (run_id, as_of_date, program_id, customer_id, cohort_month, is_held_out) values
    ('april', '2011-04-30', 'volume', 'early', '2011-03', false),
    ('april', '2011-04-30', 'volume', 'early-too', '2011-03', false),
    ('april', '2011-04-30', 'volume', 'late', '2011-04', false),
    ('april', '2011-04-30', 'volume', 'at-once', '2011-04', false),
    ('april', '2011-04-30', 'volume', 'held-out', '2011-03', true),
    ('april', '2011-04-30', 'other', 'early', '2011-02', false);
insert into customer_months (run_id, month, customer_id, net_amount, order_count, contract_amount) values
    ('april', '2011-01', 'early', 100, 1, 3),
    ('april', '2011-03', 'early', 300, 2, 50),
    ('april', '2011-04', 'early', 100, 1, 5),
    ('april', '2011-02', 'early-too', 40, 1, 0),
    ('april', '2011-03', 'early-too', 20, 1, 2),
    ('april', '2011-02', 'late', 60, 1, 0),
    ('april', '2011-04', 'late', 40, 1, 10),
    ('april', '2011-04', 'at-once', 999, 9, 0),
    ('april', '2011-01', 'never', 30, 1, 0),
    ('april', '2011-03', 'never', 90, 1, 20),
    ('april', '2011-04', 'never', 60, 2, 8),
    ('april', '2011-02', 'held-out', 0, 0, 0),
    ('april', '2011-03', 'held-out', 30, 1, 1),
    ('april', '2011-03', 'new', 500, 5, 0);
