insert into runs (run_id, run_number, as_of_date) values ('july', 1, '2011-07-10');
insert into dim_calendar (day, month, month_number, month_first_day, month_day_after)
select day, strftime(day, '%Y-%m'), year(day) * 12 + month(day) - 1, date_trunc('month', day), date_trunc('month', day) + interval 1 month
from (select cast(unnest(generate_series(date '2010-01-01', date '2011-12-31', interval 1 day)) as date) as day);
insert into programs (run_id, as_of_date, program_id, document) values ('july', '2011-07-10', 'volume', '{"qualifier":{"counting":"period"}}');
insert into rule_tiers (run_id, as_of_date, program_id, tier, tier_from) values
    ('july', '2011-07-10', 'volume', 1, 0),
    ('july', '2011-07-10', 'volume', 2, 10000),
    ('july', '2011-07-10', 'volume', 3, 20000);
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, period_first_day, period_day_after, qualifier_volume, qualifier_total) values
    ('july', '2011-07-10', 'volume', 'c1', '2011-Q1', '2011-01-01', '2011-04-01', 12500, 12500),
    ('july', '2011-07-10', 'volume', 'c2', '2011-Q1', '2011-01-01', '2011-04-01', 7500, 7500),
    ('july', '2011-07-10', 'volume', 'c1', '2011-Q2', '2011-04-01', '2011-07-01', 5000, 5000),
    ('july', '2011-07-10', 'volume', 'c1', '2011-Q3', '2011-07-01', '2011-10-01', 999, 999);
insert into published_months (run_id, as_of_date, month, month_run_id)
select distinct 'july', '2011-07-10', month, 'july' from dim_calendar;
insert into customer_months (run_id, month, customer_id, currency, net_amount) values
    ('july', '2009-12', 'c1', 'EUR', 1),
    ('july', '2010-01', 'c1', 'EUR', 2500),
    ('july', '2010-03', 'c1', 'EUR', 5000),
    ('july', '2010-03', 'c1', 'USD', 70000),
    ('july', '2010-04', 'c1', 'EUR', 20000),
    ('july', '2011-02', 'c1', 'EUR', 12500),
    ('july', '2011-04', 'c1', 'EUR', 3000),
    ('july', '2011-06', 'c1', 'EUR', 2000),
    ('july', '2011-07', 'c1', 'EUR', 999);
