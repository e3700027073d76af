-- Question: Who is a customer?
-- Grain: one row; none where neither a customer file names the customer nor anything was bought or earned
-- Parameters: customer_id string The customer
-- Columns:
--   customer_id string The customer
--   customer_name string Name for people; null where no customer file names the customer
--   legal_entity string The legal entity that contracts and is paid
--   region string Sales region; null where no customer file names one
--   segment string Commercial segment; null where no customer file names one
--   channel string Sales channel
--   tags string Tags between bars
with asked as (
    select ? as customer_id
),
known as (
    select customers_current.customer_id
    from customers_current
    inner join asked on asked.customer_id = customers_current.customer_id
    union
    select standings_current.customer_id
    from standings_current
    inner join asked on asked.customer_id = standings_current.customer_id
    union
    select customer_months_current.customer_id
    from customer_months_current
    inner join asked on asked.customer_id = customer_months_current.customer_id
)
select
    known.customer_id,
    customers_current.customer_name,
    customers_current.legal_entity,
    customers_current.region,
    customers_current.segment,
    customers_current.channel,
    customers_current.tags
from known
left join customers_current on customers_current.customer_id = known.customer_id
order by customer_id
