-- Question: What did the customers of a program and those held out of it by lot buy, before and since it began?
-- Grain: one row per program_id, outcome_name, unit_id; only cohorts of which the lot holds customers out
-- Columns:
--   program_id string The program
--   outcome_name string net_amount, net_amount_winsorised, orders, active or contract_amount
--   unit_id string The customer
--   is_held_out boolean Whether the lot kept the customer out of the program
--   stratum string Segment of the customer; null where no customer file names one
--   outcome double Mean per full month since the cohort month
--   outcome_before double Mean per full month before it; 0 for a customer without one
with months as (
    select month, customer_id, currency, net_amount, order_count, contract_amount
    from customer_months_current
),
month_numbers as (
    select month, month_number, month_day_after
    from dim_calendar
    where day = month_first_day
),
last_full_month as (
    select max(month_numbers.month_number) as month_number
    from month_numbers
    cross join latest_run
    where month_numbers.month_day_after <= date_add('day', 1, cast(latest_run.as_of_date as date))
),
enrolled as (
    -- Customers of a cohort without a lot differ from those held out by more than chance.
    select
        program_id,
        customer_id,
        currency,
        cohort_month,
        is_held_out,
        stratum,
        max(case when is_held_out then 1 else 0 end) over (partition by program_id, cohort_month) as cohort_is_drawn
    from enrolments_current
),
units as (
    select
        enrolled.program_id,
        enrolled.customer_id,
        enrolled.currency,
        enrolled.is_held_out,
        enrolled.stratum,
        month_numbers.month_number as cohort,
        last_full_month.month_number - month_numbers.month_number + 1 as periods_since,
        outcome_names.outcome_name
    from enrolled
    inner join month_numbers on month_numbers.month = enrolled.cohort_month
    inner join last_full_month on last_full_month.month_number >= month_numbers.month_number
    cross join unnest(split('net_amount net_amount_winsorised orders active contract_amount', ' ')) as outcome_names (outcome_name)
    where enrolled.cohort_is_drawn = 1
),
amounts as (
    select currency, net_amount, row_number() over (partition by currency order by net_amount) as place, count(*) over (partition by currency) as amount_count
    from months
),
ceilings as (
    -- The amount that 99 of 100 customer months with purchases do not exceed.
    select currency, min(net_amount) as ceiling
    from amounts
    where place * 100 >= amount_count * 99
    group by currency
),
periods as (
    select
        months.customer_id,
        months.currency,
        month_numbers.month_number as period,
        months.net_amount,
        least(months.net_amount, ceilings.ceiling) as net_amount_winsorised,
        cast(months.order_count as decimal(18,4)) as orders,
        cast(case when months.order_count > 0 then 1 else 0 end as decimal(18,4)) as active,
        months.contract_amount
    from months
    inner join month_numbers on month_numbers.month = months.month
    inner join last_full_month on last_full_month.month_number >= month_numbers.month_number
    inner join ceilings on ceilings.currency = months.currency
),
unit_periods as (
    select
        units.program_id,
        units.outcome_name,
        units.customer_id,
        units.is_held_out,
        units.stratum,
        units.cohort,
        units.periods_since,
        periods.period,
        case units.outcome_name
            when 'net_amount' then periods.net_amount
            when 'net_amount_winsorised' then periods.net_amount_winsorised
            when 'orders' then periods.orders
            when 'active' then periods.active
            when 'contract_amount' then periods.contract_amount
        end as outcome
    from units
    left join periods
        on periods.customer_id = units.customer_id
        and periods.currency = units.currency
),
totals as (
    -- Months without purchases add nothing to a sum; they count below, where it is divided.
    select
        program_id,
        outcome_name,
        customer_id,
        is_held_out,
        stratum,
        periods_since,
        greatest(cohort - coalesce(min(period), cohort), 0) as periods_before,
        sum(case when period >= cohort then outcome else 0 end) as total_since,
        sum(case when period < cohort then outcome else 0 end) as total_before
    from unit_periods
    group by program_id, outcome_name, customer_id, is_held_out, stratum, cohort, periods_since
)
select
    program_id,
    outcome_name,
    customer_id as unit_id,
    is_held_out,
    stratum,
    cast(total_since as double) / cast(periods_since as double) as outcome,
    coalesce(cast(total_before as double) / cast(nullif(periods_before, 0) as double), 0) as outcome_before
from totals
