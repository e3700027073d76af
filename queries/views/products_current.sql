-- Question: What is known of each product?
-- Grain: one row per product_id
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   product_id string The product
--   product_name string Name for people
--   category string Product category
--   brand string Brand
--   unit string Stock-keeping unit of measure
--   margin_fraction decimal(7,6) Margin as a share of the net amount, from 0 to 1; null where none is stated
with ranked_products as (
    select
        run_ingestions_current.run_id,
        run_ingestions_current.as_of_date,
        products.product_id,
        products.product_name,
        products.category,
        products.brand,
        products.unit,
        products.margin_fraction,
        row_number() over (
            partition by run_ingestions_current.run_id, run_ingestions_current.as_of_date, products.product_id
            order by run_ingestions_current.precedence desc
        ) as version_rank
    from products
    inner join run_ingestions_current on run_ingestions_current.ingestion_id = products.ingestion_id
    where run_ingestions_current.kind = 'products'
)
select run_id, as_of_date, product_id, product_name, category, brand, unit, margin_fraction
from ranked_products
where version_rank = 1
