-- Question: Of the customers who first bought in a month, what share still buys in each month after it?
-- Grain: one row per first_month, months_since up to the last full month. Describes customers, in programs or not, and says nothing of why they stay.
-- Columns:
--   first_month string Month of the customers' first order, as text YYYY-MM
--   months_since int Months since then; 0 is the first month itself
--   month string The month that months_since is, as text YYYY-MM
--   customers bigint Customers who first bought in first_month
--   active_customers bigint Of them those with an order in the month
--   active_share double active_customers by customers
with months as (
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
    select customer_id, month
    from months
    group by customer_id, month
    having max(order_count) > 0
),
months_since_first as (
    select customer_id, month, min(month) over (partition by customer_id) as first_month
    from active_months
),
active_per_month as (
    select first_month, month, count(*) as active_customers
    from months_since_first
    group by first_month, month
),
pairs_of_months as (
    select
        first_months.month as first_month,
        later_months.month,
        later_months.month_number - first_months.month_number as months_since
    from full_months as first_months
    inner join full_months as later_months on later_months.month_number >= first_months.month_number
),
cohorts as (
    -- A month in which nobody of a cohort buys is told as well.
    select
        pairs_of_months.first_month,
        pairs_of_months.months_since,
        pairs_of_months.month,
        max(case when pairs_of_months.months_since = 0 then active_per_month.active_customers end) over (
            partition by pairs_of_months.first_month
        ) as customers,
        coalesce(active_per_month.active_customers, 0) as active_customers
    from pairs_of_months
    left join active_per_month
        on active_per_month.first_month = pairs_of_months.first_month
        and active_per_month.month = pairs_of_months.month
)
select
    first_month,
    months_since,
    month,
    customers,
    active_customers,
    cast(active_customers as double) / cast(customers as double) as active_share
from cohorts
where customers > 0
order by first_month, months_since
