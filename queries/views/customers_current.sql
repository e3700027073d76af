-- Question: What is known of each customer?
-- Grain: one row per customer_id
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   customer_id string The customer
--   customer_name string Name for people
--   legal_entity string The legal entity that contracts and is paid
--   segment string Commercial segment
--   region string Sales region
--   channel string Sales channel
--   tags string Tags between bars
with ranked_customers as (
    select
        run_ingestions_current.run_id,
        run_ingestions_current.as_of_date,
        customers.customer_id,
        customers.customer_name,
        customers.legal_entity,
        customers.segment,
        customers.region,
        customers.channel,
        customers.tags,
        row_number() over (
            partition by run_ingestions_current.run_id, run_ingestions_current.as_of_date, customers.customer_id
            order by run_ingestions_current.precedence desc
        ) as version_rank
    from customers
    inner join run_ingestions_current on run_ingestions_current.ingestion_id = customers.ingestion_id
    where run_ingestions_current.kind = 'customers'
)
select run_id, as_of_date, customer_id, customer_name, legal_entity, segment, region, channel, tags
from ranked_customers
where version_rank = 1
