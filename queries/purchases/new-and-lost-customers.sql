-- Question: How many customers are new, won back or lost in each month?
-- Grain: one row per month, from the first order to the last full month
-- Parameters: idle_months bigint Months without an order after which a customer is lost, such as 6
-- Columns:
--   month string The month, as text YYYY-MM
--   active_customers bigint Customers with an order in it
--   new_customers bigint Of them those who never ordered before
--   won_back_customers bigint Of them those who had been lost
--   lost_customers bigint Customers whose last order now lies idle_months back
--   customers bigint Customers who are not lost at the end of the month: those before, and new and won back ones, less lost ones
with asked as (
    select ? as idle_months
),
months as (
    select customer_id, month, order_count
    from customer_months_current
),
full_months as (
    select dim_calendar.month, dim_calendar.month_number
    from dim_calendar
    cross join latest_run
    where dim_calendar.day = dim_calendar.month_first_day
        and dim_calendar.month_day_after <= date_add('day', 1, cast(latest_run.as_of_date as date))
),
active_months as (
    -- A month is in the panel once for each currency that programs are written in.
    select months.customer_id, full_months.month_number
    from months
    inner join full_months on full_months.month = months.month
    group by months.customer_id, full_months.month_number
    having max(months.order_count) > 0
),
neighbouring_months as (
    select
        customer_id,
        month_number,
        lag(month_number) over (partition by customer_id order by month_number) as previous_month_number,
        lead(month_number) over (partition by customer_id order by month_number) as next_month_number
    from active_months
),
kinds as (
    select 'active' as kind
    union all
    select 'lost'
),
events as (
    -- Each month with an order is told where it is, and again where it makes a customer lost.
    select
        case when kinds.kind = 'active' then month_number else month_number + asked.idle_months end as month_number,
        kinds.kind,
        previous_month_number is null as is_first,
        month_number - previous_month_number > asked.idle_months as is_back
    from neighbouring_months
    cross join asked
    cross join kinds
    where kinds.kind = 'active' or next_month_number is null or next_month_number - month_number > asked.idle_months
),
events_per_month as (
    select
        month_number,
        sum(case when kind = 'active' then 1 else 0 end) as active_customers,
        sum(case when kind = 'active' and is_first then 1 else 0 end) as new_customers,
        sum(case when kind = 'active' and is_back then 1 else 0 end) as won_back_customers,
        sum(case when kind = 'lost' then 1 else 0 end) as lost_customers
    from events
    group by month_number
),
months_told as (
    select
        full_months.month,
        coalesce(events_per_month.active_customers, 0) as active_customers,
        coalesce(events_per_month.new_customers, 0) as new_customers,
        coalesce(events_per_month.won_back_customers, 0) as won_back_customers,
        coalesce(events_per_month.lost_customers, 0) as lost_customers,
        sum(events_per_month.new_customers) over (order by full_months.month) as customers_so_far,
        sum(events_per_month.new_customers + events_per_month.won_back_customers - events_per_month.lost_customers) over (
            order by full_months.month
        ) as customers
    from full_months
    left join events_per_month on events_per_month.month_number = full_months.month_number
)
select month, active_customers, new_customers, won_back_customers, lost_customers, customers
from months_told
where customers_so_far > 0
order by month
