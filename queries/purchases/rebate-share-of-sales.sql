-- Question: How large are rebates beside the sales to members?
-- Grain: one row per program_id, period_id
-- Parameters: program_pattern string The program to show, or % for all
-- Columns:
--   program_id string The program
--   period_id string The accrual period, such as 2011-Q1
--   currency string ISO 4217 code of the amounts
--   is_open boolean Whether the period lasts beyond the run's as-of date
--   customers bigint Customers with a standing in the period
--   qualifying_net_amount decimal(38,14) Net amount that earns: in the program's scope
--   member_net_amount decimal(38,4) Net amount of all that members bought, in scope or not, in the months that begin in the period
--   earned_amount decimal(38,4) What the terms give for the volume so far
--   accrued_amount decimal(38,4) What the ledger has booked for it
--   earned_share_of_qualifying double earned_amount by qualifying_net_amount; null where nothing was bought
--   earned_share_of_sales double earned_amount by member_net_amount
--   accrued_share_of_sales double accrued_amount by member_net_amount
with asked as (
    select ? as program_pattern
),
positions as (
    select
        program_id,
        period_id,
        period_first_day,
        period_day_after,
        currency,
        period_day_after > date_add('day', 1, cast(as_of_date as date)) as is_open,
        net_amount,
        earned_amount,
        accrued_amount
    from standings_current
    inner join asked on standings_current.program_id like asked.program_pattern
),
members as (
    select program_id, customer_id, currency, cohort_month
    from enrolments_current
    inner join asked on enrolments_current.program_id like asked.program_pattern
    where not is_held_out
),
months as (
    select customer_id, currency, month, net_amount
    from customer_months_current
),
periods as (
    select
        program_id,
        period_id,
        period_first_day,
        period_day_after,
        currency,
        is_open,
        count(*) as customers,
        sum(net_amount) as qualifying_net_amount,
        sum(earned_amount) as earned_amount,
        sum(accrued_amount) as accrued_amount
    from positions
    group by program_id, period_id, period_first_day, period_day_after, currency, is_open
),
member_months as (
    select
        members.program_id,
        members.currency,
        cast(concat(months.month, '-01') as date) as month_first_day,
        sum(months.net_amount) as net_amount
    from members
    inner join months
        on months.customer_id = members.customer_id
        and months.currency = members.currency
        and months.month >= members.cohort_month
    group by members.program_id, members.currency, months.month
),
periods_with_sales as (
    select
        periods.program_id,
        periods.period_id,
        periods.currency,
        periods.is_open,
        periods.customers,
        periods.qualifying_net_amount,
        periods.earned_amount,
        periods.accrued_amount,
        sum(member_months.net_amount) as member_net_amount
    from periods
    left join member_months
        on member_months.program_id = periods.program_id
        and member_months.currency = periods.currency
        and member_months.month_first_day >= periods.period_first_day
        and member_months.month_first_day < periods.period_day_after
    group by
        periods.program_id,
        periods.period_id,
        periods.currency,
        periods.is_open,
        periods.customers,
        periods.qualifying_net_amount,
        periods.earned_amount,
        periods.accrued_amount
)
select
    program_id,
    period_id,
    currency,
    is_open,
    customers,
    qualifying_net_amount,
    cast(coalesce(member_net_amount, 0) as decimal(38,4)) as member_net_amount,
    earned_amount,
    accrued_amount,
    cast(earned_amount as double) / cast(nullif(qualifying_net_amount, 0) as double) as earned_share_of_qualifying,
    cast(earned_amount as double) / cast(nullif(member_net_amount, 0) as double) as earned_share_of_sales,
    cast(accrued_amount as double) / cast(nullif(member_net_amount, 0) as double) as accrued_share_of_sales
from periods_with_sales
order by program_id, period_id, currency
