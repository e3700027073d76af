-- Question: Which products qualify in each product scope of a run?
-- Grain: one row per run_id, scope_id, product_id
-- Columns:
--   run_id string The run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   scope_id string The scope, as rule_scopes and rule_periods name it
--   product_id string A member of the scope
with scopes as (
    select run_id, as_of_date, scope_id, max(included_attributes) as included_attributes
    from rule_scopes
    where scope_kind = 'product'
    group by run_id, as_of_date, scope_id
),
line_products as (
    select run_ingestions.run_id, run_ingestions.as_of_date, order_lines.product_id
    from order_lines
    inner join run_ingestions on run_ingestions.ingestion_id = order_lines.ingestion_id
    where run_ingestions.kind = 'orders'
    group by run_ingestions.run_id, run_ingestions.as_of_date, order_lines.product_id
),
stated_products as (
    select run_id, as_of_date, product_id, category, brand
    from products_by_run
    union all
    select run_id, as_of_date, product_id, null, null
    from line_products
),
known_products as (
    -- Also those that only order lines name: a scope by id, or one that includes everybody, reaches them too.
    select run_id, as_of_date, product_id, max(category) as category, max(brand) as brand
    from stated_products
    group by run_id, as_of_date, product_id
),
product_attributes as (
    -- From one reading of the products: a reading for each attribute would make Trino find them anew each time.
    select
        known_products.run_id,
        known_products.as_of_date,
        known_products.product_id,
        attributes.attribute,
        case attributes.attribute
            when 'product_id' then known_products.product_id
            when 'category' then known_products.category
            else known_products.brand
        end as attribute_value
    from known_products
    cross join (values ('product_id'), ('category'), ('brand')) as attributes (attribute)
),
rule_matches as (
    select
        product_attributes.run_id,
        product_attributes.as_of_date,
        rule_scopes.scope_id,
        product_attributes.product_id,
        count(distinct case when rule_scopes.effect = 'include' then rule_scopes.attribute end) as included_attributes,
        max(case when rule_scopes.effect = 'exclude' then 1 else 0 end) as is_excluded
    from product_attributes
    inner join rule_scopes
        on rule_scopes.run_id = product_attributes.run_id
        and rule_scopes.as_of_date = product_attributes.as_of_date
        and rule_scopes.attribute = product_attributes.attribute
        and rule_scopes.value = product_attributes.attribute_value
    where rule_scopes.scope_kind = 'product'
    group by product_attributes.run_id, product_attributes.as_of_date, rule_scopes.scope_id, product_attributes.product_id
)
select known_products.run_id, known_products.as_of_date, scopes.scope_id, known_products.product_id
from known_products
inner join scopes on scopes.run_id = known_products.run_id and scopes.as_of_date = known_products.as_of_date
left join rule_matches
    on rule_matches.run_id = known_products.run_id
    and rule_matches.as_of_date = known_products.as_of_date
    and rule_matches.scope_id = scopes.scope_id
    and rule_matches.product_id = known_products.product_id
where coalesce(rule_matches.included_attributes, 0) = scopes.included_attributes
    and coalesce(rule_matches.is_excluded, 0) = 0
