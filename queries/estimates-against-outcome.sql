-- Question: How far off were past estimates of what a period would earn, now that the period is over?
-- Grain: one row per program_id, period_id, currency, as_of_date of the estimates, in that order
-- Columns:
--   program_id string The rebate program
--   period_id string The accrual period
--   currency string ISO 4217 code of the amounts in the row
--   as_of_date string Last day that the estimates knew
--   days_left bigint Days of the period that were still to come
--   estimates bigint Positions estimated on that day
--   expected_amount decimal(38,4) What they were expected to earn in the whole period, all together
--   earned_amount decimal(38,4) What they earned in the end
--   error_amount decimal(38,4) Expected less earned: above zero where too much was expected
--   absolute_error_amount decimal(38,4) Sum of each position's error, whichever way it went
--   error_share double error_amount by earned_amount; null where nothing was earned
--   inside_interval bigint Positions whose volume in the end lay inside the 80 percent interval
with estimates as (
    select
        run_id,
        as_of_date,
        program_id,
        customer_id,
        period_id,
        currency,
        forecast_low,
        forecast_high,
        expected_earned_amount
    from accrual_estimates_committed
),
latest_run_of_day as (
    select as_of_date, max(run_id) as run_id
    from estimates
    group by as_of_date
),
outcomes as (
    select program_id, customer_id, period_id, period_day_after, qualifier_volume, earned_amount
    from standings_current
    where cast(period_day_after as varchar) <= as_of_date
),
compared_positions as (
    select
        estimates.program_id,
        estimates.period_id,
        estimates.currency,
        estimates.as_of_date,
        outcomes.period_day_after,
        estimates.expected_earned_amount,
        outcomes.earned_amount,
        case
            when outcomes.qualifier_volume between estimates.forecast_low and estimates.forecast_high then 1
            else 0
        end as is_inside
    from estimates
    inner join latest_run_of_day on latest_run_of_day.run_id = estimates.run_id
    inner join outcomes
        on outcomes.program_id = estimates.program_id
        and outcomes.customer_id = estimates.customer_id
        and outcomes.period_id = estimates.period_id
),
errors_per_day as (
    select
        program_id,
        period_id,
        currency,
        as_of_date,
        max(date_diff('day', cast(as_of_date as date), period_day_after)) - 1 as days_left,
        count(*) as estimates,
        sum(expected_earned_amount) as expected_amount,
        sum(earned_amount) as earned_amount,
        sum(expected_earned_amount - earned_amount) as error_amount,
        sum(abs(expected_earned_amount - earned_amount)) as absolute_error_amount,
        sum(is_inside) as inside_interval
    from compared_positions
    group by program_id, period_id, currency, as_of_date
)
select
    program_id,
    period_id,
    currency,
    as_of_date,
    cast(days_left as bigint) as days_left,
    estimates,
    cast(expected_amount as decimal(38,4)) as expected_amount,
    cast(earned_amount as decimal(38,4)) as earned_amount,
    cast(error_amount as decimal(38,4)) as error_amount,
    cast(absolute_error_amount as decimal(38,4)) as absolute_error_amount,
    case when earned_amount <> 0 then cast(error_amount as double) / cast(earned_amount as double) end as error_share,
    cast(inside_interval as bigint) as inside_interval
from errors_per_day
order by program_id, period_id, currency, as_of_date
