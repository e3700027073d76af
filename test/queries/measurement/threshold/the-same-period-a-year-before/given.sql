insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into dim_calendar (day, month, month_number, month_first_day, month_day_after)
select day, strftime(day, '%Y-%m'), year(day) * 12 + month(day) - 1, date_trunc('month', day), date_trunc('month', day) + interval 1 month
from (select cast(unnest(generate_series(date '2008-01-01', date '2011-12-31', interval 1 day)) as date) as day);
insert into programs (run_id, as_of_date, program_id, program_version, document) values
    ('march', '2011-03-31', 'annual', 1, '{"qualifier":{"counting":"period"}}'),
    ('march', '2011-03-31', 'annual', 2, '{"qualifier":{"counting":"period"}}');
insert into rule_tiers (run_id, as_of_date, program_id, program_version, tier, tier_from) values
    ('march', '2011-03-31', 'annual', 1, 1, 8000),
    ('march', '2011-03-31', 'annual', 2, 1, 10000);
insert into standings (run_id, as_of_date, program_id, program_version, customer_id, period_id, period_first_day, period_day_after, qualifier_volume, qualifier_total) values
    ('march', '2011-03-31', 'annual', 1, 'c1', '2009', '2009-01-01', '2010-01-01', 7500, 7500),
    ('march', '2011-03-31', 'annual', 2, 'c1', '2010', '2010-01-01', '2011-01-01', 12500, 12500),
    ('march', '2011-03-31', 'annual', 2, 'c2', '2010', '2010-01-01', '2011-01-01', 5000, 5000);
insert into published_months (run_id, as_of_date, month, month_run_id)
select distinct 'march', '2011-03-31', month, 'march' from dim_calendar;
insert into customer_months (run_id, month, customer_id, currency, net_amount) values
    ('march', '2009-05', 'c1', 'EUR', 99999),
    ('march', '2009-05', 'c2', 'EUR', 99999),
    ('march', '2010-12', 'c1', 'EUR', 12500);
