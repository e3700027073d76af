-- Question: What did each customer buy in each full month, as effects are measured on it, for each program?
-- Grain: one row per program_id, unit_id, period from the customer's first month on, months without purchases included. Left out are customers who joined in their first month and so have no before, and those not in the program who joined another one after their first month.
-- Columns:
--   program_id string The program whose effect is asked
--   unit_id string The unit that is treated or not: the customer
--   period int The month, counted from year 0: twelve times the year plus the month less one
--   cohort int The first period in which the program could pay the unit; null for a unit never in it
--   net_amount double Net amount of the month
--   net_amount_winsorised double The same, cut at the amount that 99 of 100 customer months with purchases do not exceed
--   orders double Orders of the month
--   contract_amount double Amount of the contracts signed in the month
with full_months as (
    select dim_calendar.month, dim_calendar.month_number
    from dim_calendar
    cross join latest_run
    where dim_calendar.day = dim_calendar.month_first_day
        and dim_calendar.month_day_after <= date_add('day', 1, cast(latest_run.as_of_date as date))
),
programs as (
    select program_id, currency
    from enrolments_current
    group by program_id, currency
),
members as (
    select program_id, customer_id, cohort_month
    from enrolments_current
    where not is_held_out
),
joiners as (
    select customer_id, max(cohort_month) as last_cohort_month
    from members
    group by customer_id
),
first_months as (
    select customer_id, currency, min(month) as first_month
    from customer_months_current
    group by customer_id, currency
),
units as (
    select
        programs.program_id,
        first_months.customer_id,
        first_months.currency,
        first_months.first_month,
        -- In the calendar's numbers: a join for a few months would be dearer.
        cast(substr(members.cohort_month, 1, 4) as integer) * 12 + cast(substr(members.cohort_month, 6, 2) as integer) - 1 as cohort
    from first_months
    inner join programs on programs.currency = first_months.currency
    left join members
        on members.program_id = programs.program_id
        and members.customer_id = first_months.customer_id
    left join joiners on joiners.customer_id = first_months.customer_id
    -- Who joined another program meanwhile may buy more because of it: to be compared with them would hide an effect.
    where members.cohort_month > first_months.first_month
        or (members.cohort_month is null and coalesce(joiners.last_cohort_month, '') <= first_months.first_month)
),
unit_months as (
    select
        units.program_id,
        units.customer_id as unit_id,
        units.currency,
        full_months.month_number as period,
        units.cohort,
        cast(coalesce(customer_months_current.net_amount, 0) as double) as net_amount,
        cast(coalesce(customer_months_current.order_count, 0) as double) as orders,
        cast(coalesce(customer_months_current.contract_amount, 0) as double) as contract_amount
    from units
    inner join full_months on full_months.month >= units.first_month
    left join customer_months_current
        on customer_months_current.customer_id = units.customer_id
        and customer_months_current.currency = units.currency
        and customer_months_current.month = full_months.month
),
amount_counts as (
    -- Equal amounts together, so that far fewer rows are put in order.
    select customer_months_current.currency, customer_months_current.net_amount, count(*) as amount_count
    from customer_months_current
    inner join full_months on full_months.month = customer_months_current.month
    where customer_months_current.order_count > 0
    group by customer_months_current.currency, customer_months_current.net_amount
),
running_counts as (
    select
        currency,
        net_amount,
        sum(amount_count) over (partition by currency order by net_amount) as amounts_up_to,
        sum(amount_count) over (partition by currency) as amounts
    from amount_counts
),
ceilings as (
    -- The amount that 99 of 100 customer months with purchases do not exceed.
    select currency, cast(min(net_amount) as double) as ceiling
    from running_counts
    where amounts_up_to * 100 >= amounts * 99
    group by currency
)
select
    unit_months.program_id,
    unit_months.unit_id,
    unit_months.period,
    unit_months.cohort,
    unit_months.net_amount,
    -- Where nobody bought anything there is no ceiling, and nothing to cut.
    least(unit_months.net_amount, coalesce(ceilings.ceiling, unit_months.net_amount)) as net_amount_winsorised,
    unit_months.orders,
    unit_months.contract_amount
from unit_months
left join ceilings on ceilings.currency = unit_months.currency
