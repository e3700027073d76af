-- Question: Which customers bought most in the last twelve months, and what are they owed?
-- Grain: one row per customer_id, the largest first
-- Parameters: find string Part of the id or the name to look for, in any case; empty for all
-- Parameters: currency string ISO 4217 code of the amounts
-- Columns:
--   customer_id string The customer
--   customer_name string Name for people; null where no customer file names the customer
--   region string Sales region; null where no customer file names one
--   segment string Commercial segment; null where no customer file names one
--   net_amount decimal(38,4) Net amount in the currency, of the month of the run and the eleven before it
--   open_amount decimal(38,4) Accrued and neither paid nor on its way
with asked as (
    select lower(?) as find, ? as currency
),
bought as (
    select
        customer_id,
        currency,
        cast(net_amount as decimal(38,4)) as net_amount,
        cast(0 as decimal(38,4)) as open_amount
    from customer_months_current
    where cast(concat(month, '-01') as date) > date_add('month', -12, cast(as_of_date as date))
),
accrued as (
    select
        customer_id,
        currency,
        cast(0 as decimal(38,4)) as net_amount,
        cast(accrued_amount as decimal(38,4)) as open_amount
    from standings_current
),
settled as (
    select
        customer_id,
        currency,
        cast(0 as decimal(38,4)) as net_amount,
        cast(-settled_change_amount as decimal(38,4)) as open_amount
    from payout_entries_committed
),
amounts as (
    select customer_id, currency, net_amount, open_amount from bought
    union all
    select customer_id, currency, net_amount, open_amount from accrued
    union all
    select customer_id, currency, net_amount, open_amount from settled
),
customer_amounts as (
    select amounts.customer_id, sum(amounts.net_amount) as net_amount, sum(amounts.open_amount) as open_amount
    from amounts
    inner join asked on asked.currency = amounts.currency
    group by amounts.customer_id
),
known_customers as (
    select
        coalesce(customers_current.customer_id, customer_amounts.customer_id) as customer_id,
        customers_current.customer_name,
        customers_current.region,
        customers_current.segment,
        coalesce(customer_amounts.net_amount, 0) as net_amount,
        coalesce(customer_amounts.open_amount, 0) as open_amount
    from customers_current
    full outer join customer_amounts on customer_amounts.customer_id = customers_current.customer_id
)
select
    known_customers.customer_id,
    known_customers.customer_name,
    known_customers.region,
    known_customers.segment,
    cast(known_customers.net_amount as decimal(38,4)) as net_amount,
    cast(known_customers.open_amount as decimal(38,4)) as open_amount
from known_customers
cross join asked
where strpos(lower(known_customers.customer_id), asked.find) > 0
    or strpos(lower(coalesce(known_customers.customer_name, '')), asked.find) > 0
order by net_amount desc, customer_id
