-- Question: Which accrual periods of a program are over, and in which months do they begin and end?
-- Grain: one row per period_id that is made of whole months, the oldest first
-- Parameters: program_id string The program
-- Columns:
--   period_id string The accrual period, such as 2011-Q1
--   first_period int Its first month, as panels count them: twelve times the year plus the month less one
--   deadline_period int Its last month, at whose end the deadline lies
with periods as (
    select period_id, period_first_day, period_day_after
    from standings_current
    where program_id = ? and period_day_after <= date_add('day', 1, cast(as_of_date as date))
    group by period_id, period_first_day, period_day_after
),
months as (
    select month_number, day, month_day_after
    from dim_calendar
    where day = month_first_day
)
select
    periods.period_id,
    first_months.month_number as first_period,
    last_months.month_number as deadline_period
from periods
inner join months as first_months on first_months.day = periods.period_first_day
inner join months as last_months on last_months.month_day_after = periods.period_day_after
order by deadline_period, period_id
