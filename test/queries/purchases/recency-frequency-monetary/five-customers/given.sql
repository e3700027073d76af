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
    ('june', '2011-06-30', 'orders', 'orders', 1),
    ('june', '2011-06-30', 'customers', 'customers', 2);
insert into customers (customer_id, customer_name, ingestion_id) values ('c1', 'Ahrens', 'customers');
insert into customer_months (run_id, month, customer_id, currency, order_count, net_amount) values
    ('june', '2011-01', 'c1', 'EUR', 4, 30),
    ('june', '2011-06', 'c1', 'EUR', 1, 20),
    ('june', '2010-12', 'c1', 'EUR', 9, 9999),
    ('june', '2011-06', 'c2', 'EUR', 1, 500),
    ('june', '2011-06', 'c3', 'EUR', 3, 100),
    ('june', '2011-05', 'c4', 'EUR', 2, 100),
    ('june', '2011-04', 'c5', 'EUR', 4, 20),
    ('june', '2011-04', 'c5', 'USD', 4, 9999),
    ('june', '2010-12', 'too-early', 'EUR', 1, 10),
    ('june', '2011-02', 'returned', 'EUR', 0, -10);
insert into order_lines (order_id, line_id, order_date, customer_id, quantity, is_return, original_order_id, ingestion_id) values
    ('0', '1', '2011-01-05', 'c1', 1, false, null, 'orders'),
    ('1', '1', '2011-06-29', 'c1', 1, false, null, 'orders'),
    ('2', '1', '2011-06-20', 'c2', 1, false, null, 'orders'),
    ('3', '1', '2011-06-28', 'c2', 1, false, null, 'orders'),
    ('R3', '1', '2011-06-29', 'c2', -1, true, '3', 'orders'),
    ('4', '1', '2011-06-20', 'c3', 1, false, null, 'orders'),
    ('5', '1', '2011-05-31', 'c4', 1, false, null, 'orders'),
    ('6', '1', '2011-04-01', 'c5', 1, false, null, 'orders'),
    ('7', '1', '2010-12-01', 'too-early', 1, false, null, 'orders');
