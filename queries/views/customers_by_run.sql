-- Question: What did a run know of each customer?
-- Grain: one row per run_id, customer_id
-- Columns:
--   run_id string The run
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
        run_ingestions.run_id,
        run_ingestions.as_of_date,
        customers.customer_id,
        customers.customer_name,
        customers.legal_entity,
        customers.segment,
        customers.region,
        customers.channel,
        customers.tags,
        row_number() over (
            partition by run_ingestions.run_id, run_ingestions.as_of_date, customers.customer_id
            order by run_ingestions.precedence desc
        ) as version_rank
    from customers
    inner join run_ingestions on run_ingestions.ingestion_id = customers.ingestion_id
    where run_ingestions.kind = 'customers'
)
select run_id, as_of_date, customer_id, customer_name, legal_entity, segment, region, channel, tags
from ranked_customers
where version_rank = 1
