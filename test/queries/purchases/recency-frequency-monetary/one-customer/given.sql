insert into runs (run_id, run_number, as_of_date) values ('june', 1, '2011-06-30');
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
select distinct 'june', '2011-06-30', month, 'june' from dim_calendar;
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('june', '2011-06-30', 'orders', 'orders', 1);
insert into customer_months (run_id, month, customer_id, currency, order_count, net_amount) values
    ('june', '2011-06', 'c1', 'EUR', 1, 20);
insert into order_lines (order_id, line_id, order_date, customer_id, quantity, is_return, original_order_id, ingestion_id) values
    ('1', '1', '2011-06-30', 'c1', 1, false, null, 'orders');
