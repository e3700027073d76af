-- Question: What did a run know of each product?
-- Grain: one row per run_id, product_id
-- Columns:
--   run_id string The run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   product_id string The product
--   product_name string Name for people
--   category string Product category
--   brand string Brand
--   unit string Stock-keeping unit of measure
--   margin_fraction decimal(7,6) Margin as a share of the net amount, from 0 to 1; null where none is stated
with ranked_products as (
    select
        run_ingestions.run_id,
        run_ingestions.as_of_date,
        products.product_id,
        products.product_name,
        products.category,
        products.brand,
        products.unit,
        products.margin_fraction,
        row_number() over (
            partition by run_ingestions.run_id, run_ingestions.as_of_date, products.product_id
            order by run_ingestions.precedence desc
        ) as version_rank
    from products
    inner join run_ingestions on run_ingestions.ingestion_id = products.ingestion_id
    where run_ingestions.kind = 'products'
)
select run_id, as_of_date, product_id, product_name, category, brand, unit, margin_fraction
from ranked_products
where version_rank = 1
