-- Question: What is in an order, month by month, of members and of everybody else?
-- Grain: one row per program_id, currency, month, is_member. No effect of the program: members differ from others before they join.
-- Parameters: program_pattern string The program to show, or % for all
-- Columns:
--   program_id string The program
--   currency string ISO 4217 code of the orders' amounts, as they were invoiced
--   month string Month of the orders, as text YYYY-MM
--   is_member boolean Whether the customers were in the program in that month; held-out customers never are
--   customers bigint Customers with an order
--   orders bigint Orders that are not wholly returned
--   net_amount decimal(38,6) Net amount of these orders, less what was returned of them later
--   lines_per_order double Lines of an order, returns not counted, on average
--   products_per_order double Products of an order that were not wholly returned, on average
--   amount_per_order double Net amount of an order, on average
with order_lines as (
    select customer_id, source_id, accrual_order_id, accrual_date, currency, product_id, quantity, net_amount, is_return
    from order_lines_current
),
members as (
    select program_id, customer_id, cohort_month
    from enrolments_current
    where not is_held_out
),
programs as (
    select program_id
    from enrolments_current
    where program_id like ?
    group by program_id
),
products_per_order as (
    select
        customer_id,
        source_id,
        accrual_order_id,
        currency,
        product_id,
        min(accrual_date) as order_day,
        sum(quantity) as quantity,
        sum(net_amount) as net_amount,
        sum(case when is_return then 0 else 1 end) as line_count
    from order_lines
    group by customer_id, source_id, accrual_order_id, currency, product_id
),
orders as (
    select
        customer_id,
        currency,
        substr(cast(min(order_day) as varchar), 1, 7) as month,
        sum(net_amount) as net_amount,
        sum(line_count) as line_count,
        sum(case when quantity > 0 then 1 else 0 end) as product_count
    from products_per_order
    group by customer_id, source_id, accrual_order_id, currency
    having sum(quantity) > 0
),
customer_months as (
    select
        customer_id,
        currency,
        month,
        count(*) as orders,
        sum(net_amount) as net_amount,
        sum(line_count) as line_count,
        sum(product_count) as product_count
    from orders
    group by customer_id, currency, month
),
months_per_program as (
    select
        programs.program_id,
        customer_months.currency,
        customer_months.month,
        coalesce(members.cohort_month <= customer_months.month, false) as is_member,
        customer_months.orders,
        customer_months.net_amount,
        customer_months.line_count,
        customer_months.product_count
    from customer_months
    cross join programs
    left join members
        on members.program_id = programs.program_id
        and members.customer_id = customer_months.customer_id
),
baskets as (
    select
        program_id,
        currency,
        month,
        is_member,
        count(*) as customers,
        sum(orders) as orders,
        sum(net_amount) as net_amount,
        sum(line_count) as line_count,
        sum(product_count) as product_count
    from months_per_program
    group by program_id, currency, month, is_member
)
select
    program_id,
    currency,
    month,
    is_member,
    customers,
    orders,
    net_amount,
    cast(line_count as double) / cast(orders as double) as lines_per_order,
    cast(product_count as double) / cast(orders as double) as products_per_order,
    cast(net_amount as double) / cast(orders as double) as amount_per_order
from baskets
order by program_id, currency, month, is_member
