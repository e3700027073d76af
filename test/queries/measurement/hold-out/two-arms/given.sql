insert into runs (run_id, run_number, as_of_date) values ('april', 1, '2011-04-15');
insert into dim_calendar (day, month, month_number, month_first_day, month_day_after)
select day, strftime(day, '%Y-%m'), year(day) * 12 + month(day) - 1, date_trunc('month', day), date_trunc('month', day) + interval 1 month
from (select cast(unnest(generate_series(date '2010-01-01', date '2011-12-31', interval 1 day)) as date) as day);
insert into enrolments (run_id, as_of_date, program_id, customer_id, cohort_month, is_held_out, stratum) values
    ('april', '2011-04-15', 'volume', 'c1', '2011-02', false, 'key'),
    ('april', '2011-04-15', 'volume', 'c2', '2011-02', true, null),
    ('april', '2011-04-15', 'volume', 'c3', '2011-02', true, 'key'),
    ('april', '2011-04-15', 'without-a-lot', 'c1', '2011-02', false, 'key');
insert into published_months (run_id, as_of_date, month, month_run_id)
select distinct 'april', '2011-04-15', month, 'april' from dim_calendar;
insert into customer_months (run_id, month, customer_id, currency, net_amount, order_count, contract_amount) values
    ('april', '2010-11', 'c1', 'EUR', 300, 1, 0),
    ('april', '2011-01', 'c1', 'EUR', 600, 2, 0),
    ('april', '2011-01', 'c1', 'USD', 4000, 9, 0),
    ('april', '2011-03', 'c1', 'EUR', 900, 3, 50),
    ('april', '2011-04', 'c1', 'EUR', 7000, 1, 0),
    ('april', '2011-02', 'c2', 'EUR', 500, 1, 0),
    ('april', '2011-03', 'c2', 'EUR', -100, 0, 0);
