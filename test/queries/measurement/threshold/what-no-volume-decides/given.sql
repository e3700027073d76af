insert into runs (run_id, run_number, as_of_date) values ('july', 1, '2011-07-10');
insert into dim_calendar (day, month, month_number, month_first_day, month_day_after)
select day, strftime(day, '%Y-%m'), year(day) * 12 + month(day) - 1, date_trunc('month', day), date_trunc('month', day) + interval 1 month
from (select cast(unnest(generate_series(date '2010-01-01', date '2011-12-31', interval 1 day)) as date) as day);
insert into programs (run_id, as_of_date, program_id, document) values
    ('july', '2011-07-10', 'growth', '{"qualifier":{"counting":"period"}}'),
    ('july', '2011-07-10', 'orders', '{"qualifier":{"counting":"period"}}'),
    ('july', '2011-07-10', 'paid', '{"qualifier":{"counting":"period"}}'),
    ('july', '2011-07-10', 'per-line', '{"qualifier":{"counting":"per-line"}}'),
    ('july', '2011-07-10', 'two-years', '{"qualifier":{"counting":"period"}}'),
    ('july', '2011-07-10', 'weeks', '{"qualifier":{"counting":"period"}}');
insert into rule_tiers (run_id, as_of_date, program_id, tier, tier_from) values
    ('july', '2011-07-10', 'growth', 1, 80),
    ('july', '2011-07-10', 'orders', 1, 8),
    ('july', '2011-07-10', 'paid', 1, 1),
    ('july', '2011-07-10', 'per-line', 1, 8000),
    ('july', '2011-07-10', 'two-years', 1, 8000),
    ('july', '2011-07-10', 'weeks', 1, 8000);
insert into standings
    (run_id, as_of_date, program_id, customer_id, period_id, period_first_day, period_day_after, qualifier_measure, qualifier_volume, qualifier_total, reason)
values
    ('july', '2011-07-10', 'growth', 'c1', '2011-Q1', '2011-01-01', '2011-04-01', 'net_amount', 10000, 100, null),
    ('july', '2011-07-10', 'growth', 'c2', '2011-Q1', '2011-01-01', '2011-04-01', 'net_amount', 10000, 0, 'no_baseline'),
    ('july', '2011-07-10', 'orders', 'c1', '2011-Q1', '2011-01-01', '2011-04-01', 'order_count', 10, 10, null),
    ('july', '2011-07-10', 'paid', 'c1', '2011-Q1', '2011-01-01', '2011-04-01', 'days_to_payment', 0, 0, null),
    ('july', '2011-07-10', 'per-line', 'c1', '2011-Q1', '2011-01-01', '2011-04-01', 'net_amount', 10000, 10000, null),
    ('july', '2011-07-10', 'two-years', 'c1', 'term', '2009-07-01', '2011-07-01', 'net_amount', 10000, 10000, null),
    ('july', '2011-07-10', 'weeks', 'c1', 'FY2011-Q1', '2010-12-27', '2011-03-28', 'net_amount', 10000, 10000, null);
insert into published_months (run_id, as_of_date, month, month_run_id)
select distinct 'july', '2011-07-10', month, 'july' from dim_calendar;
insert into customer_months (run_id, month, customer_id, currency, net_amount) values
    ('july', '2010-02', 'c1', 'EUR', 10000),
    ('july', '2011-05', 'c1', 'EUR', 400);
