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
insert into rule_tiers (run_id, as_of_date, program_id, program_version, tier, tier_from) values
    ('june', '2011-06-30', 'volume', 1, 1, 0),
    ('june', '2011-06-30', 'volume', 1, 2, 1000),
    ('june', '2011-06-30', 'volume', 1, 3, 5000),
    ('june', '2011-06-30', 'volume', 1, 4, 9000),
    ('june', '2011-06-30', 'volume', 2, 1, 0);
insert into standings (run_id, as_of_date, program_id, period_id, period_day_after, customer_id, tier_reached, next_tier_from, distance_to_next_tier) values
    ('june', '2011-06-30', 'volume', '2011-Q1', '2011-04-01', 'c1', 3, 9000, 3000),
    ('june', '2011-06-30', 'volume', '2011-Q1', '2011-04-01', 'c2', 3, 9000, 3000),
    ('june', '2011-06-30', 'volume', '2011-Q1', '2011-04-01', 'c3', 3, 9000, 3000),
    ('june', '2011-06-30', 'volume', '2011-Q1', '2011-04-01', 'c4', 3, 9000, 3000),
    ('june', '2011-06-30', 'volume', '2011-Q1', '2011-04-01', 'c5', 3, 9000, 3000),
    ('june', '2011-06-30', 'volume', '2011-Q1', '2011-04-01', 'c6', 3, 9000, 3000),
    ('june', '2011-06-30', 'volume', '2011-Q1', '2011-04-01', 'c7', 3, 9000, 3000),
    ('june', '2011-06-30', 'volume', '2011-Q1', '2011-04-01', 'c8', 3, 9000, 450),
    ('june', '2011-06-30', 'volume', '2011-Q1', '2011-04-01', 'c9', 2, 5000, 250),
    ('june', '2011-06-30', 'volume', '2011-Q1', '2011-04-01', 'c10', 2, 5000, 250.01),
    ('june', '2011-06-30', 'volume', '2011-Q2', '2011-07-01', 'c1', 4, null, null),
    ('june', '2011-06-30', 'volume', '2011-Q2', '2011-07-01', 'c2', 3, 9000, 100),
    ('june', '2011-06-30', 'volume', '2011', '2012-01-01', 'c1', 0, 1000, 1);
