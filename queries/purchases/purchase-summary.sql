-- Question: How often, how lately and for how much did each customer buy again, as the baseline models of purchases ask it?
-- Grain: one row per customer_id with a purchase day in the window and in the currency
-- Parameters: currency string ISO 4217 code of the amounts
-- Parameters: first_day date First day of the window; a customer's first purchase day in it counts as their first
-- Parameters: day_after date Day after the window's last
-- Columns:
--   customer_id string The customer
--   first_purchase_day date First day in the window whose quantity sums above zero
--   repeat_purchase_days bigint Further such days (x)
--   recency_weeks double Weeks from the first purchase day to the last one (t_x); 0 without a further day
--   age_weeks double Weeks from the first purchase day to the last day of the window (T)
--   mean_repeat_amount double Mean net amount of the further days; null without one
with asked as (
    select ? as currency, ? as first_day, ? as day_after
),
order_lines as (
    select
        order_lines_current.customer_id,
        order_lines_current.accrual_date,
        order_lines_current.quantity,
        order_lines_current.net_amount,
        asked.day_after
    from order_lines_current
    inner join asked
        on asked.currency = order_lines_current.currency
        and asked.first_day <= order_lines_current.accrual_date
        and asked.day_after > order_lines_current.accrual_date
),
purchase_days as (
    -- Returns belong to the day of what they take back: a day that is wholly returned is no purchase day.
    select customer_id, day_after, accrual_date as purchase_day, sum(net_amount) as net_amount
    from order_lines
    group by customer_id, day_after, accrual_date
    having sum(quantity) > 0
),
placed_days as (
    select
        customer_id,
        day_after,
        purchase_day,
        net_amount,
        min(purchase_day) over (partition by customer_id) as first_purchase_day
    from purchase_days
),
histories as (
    select
        customer_id,
        day_after,
        first_purchase_day,
        count(*) - 1 as repeat_purchase_days,
        max(purchase_day) as last_purchase_day,
        sum(case when purchase_day > first_purchase_day then net_amount end) as repeat_amount
    from placed_days
    group by customer_id, day_after, first_purchase_day
)
select
    customer_id,
    first_purchase_day,
    repeat_purchase_days,
    cast(date_diff('day', first_purchase_day, last_purchase_day) as double) / cast(7 as double) as recency_weeks,
    cast(date_diff('day', first_purchase_day, day_after) - 1 as double) / cast(7 as double) as age_weeks,
    cast(repeat_amount as double) / cast(nullif(repeat_purchase_days, 0) as double) as mean_repeat_amount
from histories
order by customer_id
