-- Question: Which exchange rates can a program convert with on which days: the day's, the month's average, or its own?
-- Grain: one row per exchange_id, from_currency, to_currency, first_day
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   exchange_id string day, month-average, or an exchange_id of rule_rates
--   from_currency string ISO 4217 code that the rate converts from
--   to_currency string ISO 4217 code that the rate converts to
--   first_day date First day on which the rate applies
--   day_after date Day after the last one
--   rate decimal(18,8) Units of to_currency per unit of from_currency; an average is rounded half up
with day_rates as (
    select run_id, as_of_date, from_currency, to_currency, first_day, day_after, rate
    from fx_rates_current
),
month_sums as (
    -- Averages in whole hundred-millionths, because engines round the quotient of decimals each in its own way.
    select
        run_id,
        as_of_date,
        from_currency,
        to_currency,
        cast(date_trunc('month', first_day) as date) as first_day,
        cast(sum(rate) * cast(100000000 as decimal(9,0)) as bigint) as rate_units,
        count(*) as rate_count
    from day_rates
    group by run_id, as_of_date, from_currency, to_currency, cast(date_trunc('month', first_day) as date)
),
month_averages as (
    select
        run_id,
        as_of_date,
        from_currency,
        to_currency,
        first_day,
        cast(date_add('month', 1, first_day) as date) as day_after,
        cast(
            cast(cast(2 * rate_units + rate_count as bigint) / cast(2 * rate_count as bigint) as decimal(18,0))
            * cast('0.00000001' as decimal(9,8))
            as decimal(18,8)
        ) as rate
    from month_sums
),
fixed_rates as (
    select run_id, as_of_date, exchange_id, from_currency, to_currency, rate
    from rule_rates_current
)
select run_id, as_of_date, 'day' as exchange_id, from_currency, to_currency, first_day, day_after, rate
from day_rates
union all
select run_id, as_of_date, 'month-average', from_currency, to_currency, first_day, day_after, rate
from month_averages
union all
select
    run_id,
    as_of_date,
    exchange_id,
    from_currency,
    to_currency,
    date '0001-01-01',
    date '9999-12-31',
    rate
from fixed_rates
