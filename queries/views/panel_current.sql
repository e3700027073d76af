-- Question: What did each customer buy in each full month, as effects are measured on it, for each program and outcome?
-- Grain: one row per program_id, outcome_name, unit_id, period from the customer's first month on, months without purchases included; amount_per_order only where there are orders. Customers who joined in their first month have no before and are left out.
-- Columns:
--   program_id string The program whose effect is asked
--   outcome_name string net_amount, net_amount_winsorised, orders, active, amount_per_order or contract_amount
--   unit_id string The unit that is treated or not: the customer
--   period int The month, counted from year 0: twelve times the year plus the month less one
--   cohort int The first period in which the program could pay the unit; null for a unit never in it
--   dose double How much of the treatment the unit has in the period: 1 from its cohort on, 0 before and without it
--   outcome double What is measured
--   cluster_id string Within which outcomes may depend on each other: the customer
--   weight double How much the unit counts
with months as (
    select customer_id, currency, month, net_amount, order_count, contract_amount
    from customer_months_current
),
full_months as (
    select dim_calendar.month, dim_calendar.month_number
    from dim_calendar
    cross join latest_run
    where dim_calendar.day = dim_calendar.month_first_day
        and dim_calendar.month_day_after <= date_add('day', 1, cast(latest_run.as_of_date as date))
),
month_numbers as (
    select month, month_number
    from dim_calendar
    where day = month_first_day
),
members as (
    select enrolments_current.program_id, enrolments_current.customer_id, month_numbers.month_number as cohort
    from enrolments_current
    inner join month_numbers on month_numbers.month = enrolments_current.cohort_month
    where not enrolments_current.is_held_out
),
programs as (
    select program_id, currency
    from enrolments_current
    group by program_id, currency
),
first_months as (
    select months.customer_id, months.currency, min(month_numbers.month_number) as first_period
    from months
    inner join month_numbers on month_numbers.month = months.month
    group by months.customer_id, months.currency
),
units as (
    select
        programs.program_id,
        first_months.customer_id,
        first_months.currency,
        first_months.first_period,
        members.cohort
    from first_months
    inner join programs on programs.currency = first_months.currency
    left join members
        on members.program_id = programs.program_id
        and members.customer_id = first_months.customer_id
    where members.cohort is null or members.cohort > first_months.first_period
),
unit_months as (
    select
        units.program_id,
        units.customer_id as unit_id,
        full_months.month_number as period,
        units.cohort,
        cast(case when full_months.month_number >= units.cohort then 1 else 0 end as double) as dose,
        cast(coalesce(months.net_amount, 0) as double) as net_amount,
        cast(coalesce(months.order_count, 0) as double) as orders,
        cast(coalesce(months.contract_amount, 0) as double) as contract_amount
    from units
    inner join full_months on full_months.month_number >= units.first_period
    left join months
        on months.customer_id = units.customer_id
        and months.currency = units.currency
        and months.month = full_months.month
),
amounts as (
    select currency, net_amount, row_number() over (partition by currency order by net_amount) as place, count(*) over (partition by currency) as amount_count
    from months
),
ceilings as (
    -- The amount that 99 of 100 customer months with purchases do not exceed.
    select currency, cast(min(net_amount) as double) as ceiling
    from amounts
    where place * 100 >= amount_count * 99
    group by currency
),
program_ceilings as (
    select programs.program_id, ceilings.ceiling
    from programs
    inner join ceilings on ceilings.currency = programs.currency
)
select program_id, 'net_amount' as outcome_name, unit_id, period, cohort, dose, net_amount as outcome, unit_id as cluster_id, cast(1 as double) as weight
from unit_months
union all
select
    unit_months.program_id,
    'net_amount_winsorised',
    unit_months.unit_id,
    unit_months.period,
    unit_months.cohort,
    unit_months.dose,
    least(unit_months.net_amount, program_ceilings.ceiling),
    unit_months.unit_id,
    cast(1 as double)
from unit_months
inner join program_ceilings on program_ceilings.program_id = unit_months.program_id
union all
select program_id, 'orders', unit_id, period, cohort, dose, orders, unit_id, cast(1 as double)
from unit_months
union all
select program_id, 'active', unit_id, period, cohort, dose, cast(case when orders > 0 then 1 else 0 end as double), unit_id, cast(1 as double)
from unit_months
union all
select program_id, 'amount_per_order', unit_id, period, cohort, dose, cast(net_amount as double) / cast(orders as double), unit_id, cast(1 as double)
from unit_months
where orders > 0
union all
select program_id, 'contract_amount', unit_id, period, cohort, dose, contract_amount, unit_id, cast(1 as double)
from unit_months
