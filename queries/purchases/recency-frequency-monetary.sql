-- Question: Which customers bought lately, often and much?
-- Grain: one row per customer_id with an order since first_month
-- Parameters: currency string ISO 4217 code of the amounts: one that a program is written in
-- Parameters: first_month string First month to count, as text YYYY-MM; from it on all is counted
-- Columns:
--   customer_id string The customer
--   customer_name string Name for people; null where no customer file names the customer
--   recency_days bigint Days from the last order to the run's as-of date
--   order_count bigint Orders that are not wholly returned
--   net_amount decimal(38,4) Net amount, less what was returned later
--   recency_quintile bigint 5 for the fifth of the customers who bought last, 1 for the fifth whose last order is the oldest
--   frequency_quintile bigint 5 for the fifth with the most orders
--   monetary_quintile bigint 5 for the fifth with the highest net amount
--   quintiles string The three quintiles beside each other: 555 bought lately, often and much. Who is equal to another is placed by customer_id
with months as (
    select customer_id, order_count, net_amount
    from customer_months_current
    where currency = ? and month >= ?
),
order_lines as (
    select customer_id, accrual_date, quantity
    from order_lines_current
),
customer_names as (
    select customer_id, customer_name
    from customers_current
),
volume_per_customer as (
    select customer_id, sum(order_count) as order_count, sum(net_amount) as net_amount
    from months
    group by customer_id
    having sum(order_count) > 0
),
order_days as (
    select customer_id, accrual_date
    from order_lines
    group by customer_id, accrual_date
    having sum(quantity) > 0
),
last_order_days as (
    select customer_id, max(accrual_date) as last_order_on
    from order_days
    group by customer_id
),
customers as (
    select
        volume_per_customer.customer_id,
        date_diff('day', last_order_days.last_order_on, cast(latest_run.as_of_date as date)) as recency_days,
        volume_per_customer.order_count,
        volume_per_customer.net_amount
    from volume_per_customer
    inner join last_order_days on last_order_days.customer_id = volume_per_customer.customer_id
    cross join latest_run
),
placed_customers as (
    select
        customer_id,
        recency_days,
        order_count,
        net_amount,
        ntile(5) over (order by recency_days desc, customer_id) as recency_quintile,
        ntile(5) over (order by order_count, customer_id) as frequency_quintile,
        ntile(5) over (order by net_amount, customer_id) as monetary_quintile
    from customers
)
select
    placed_customers.customer_id,
    customer_names.customer_name,
    placed_customers.recency_days,
    placed_customers.order_count,
    placed_customers.net_amount,
    placed_customers.recency_quintile,
    placed_customers.frequency_quintile,
    placed_customers.monetary_quintile,
    concat(
        cast(placed_customers.recency_quintile as varchar),
        cast(placed_customers.frequency_quintile as varchar),
        cast(placed_customers.monetary_quintile as varchar)
    ) as quintiles
from placed_customers
left join customer_names on customer_names.customer_id = placed_customers.customer_id
order by customer_id
