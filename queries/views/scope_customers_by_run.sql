-- Question: Which customers are eligible in each customer scope of a run?
-- Grain: one row per run_id, scope_id, customer_id
-- Columns:
--   run_id string The run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   scope_id string The scope, as rule_scopes and rule_periods name it
--   customer_id string A member of the scope
with scopes as (
    select run_id, as_of_date, scope_id, max(included_attributes) as included_attributes
    from rule_scopes
    where scope_kind = 'customer'
    group by run_id, as_of_date, scope_id
),
known_customers as (
    -- Also those that only order lines name: a scope by id, or one that includes everybody, reaches them too.
    select run_ingestions.run_id, run_ingestions.as_of_date, order_lines.customer_id
    from order_lines
    inner join run_ingestions on run_ingestions.ingestion_id = order_lines.ingestion_id
    where run_ingestions.kind = 'orders'
    group by run_ingestions.run_id, run_ingestions.as_of_date, order_lines.customer_id
    union
    select run_id, as_of_date, customer_id
    from customers_by_run
),
customer_attributes as (
    select run_id, as_of_date, customer_id, 'customer_id' as attribute, customer_id as attribute_value
    from known_customers
    union all
    select run_id, as_of_date, customer_id, 'segment' as attribute, segment as attribute_value
    from customers_by_run
    union all
    select run_id, as_of_date, customer_id, 'region' as attribute, region as attribute_value
    from customers_by_run
    union all
    select run_id, as_of_date, customer_id, 'channel' as attribute, channel as attribute_value
    from customers_by_run
    union all
    select customers_by_run.run_id, customers_by_run.as_of_date, customers_by_run.customer_id, 'tag' as attribute, tag_values.tag as attribute_value
    from customers_by_run
    cross join unnest(split(customers_by_run.tags, '|')) as tag_values (tag)
),
rule_matches as (
    select
        customer_attributes.run_id,
        customer_attributes.as_of_date,
        rule_scopes.scope_id,
        customer_attributes.customer_id,
        count(distinct case when rule_scopes.effect = 'include' then rule_scopes.attribute end) as included_attributes,
        max(case when rule_scopes.effect = 'exclude' then 1 else 0 end) as is_excluded
    from customer_attributes
    inner join rule_scopes
        on rule_scopes.run_id = customer_attributes.run_id
        and rule_scopes.as_of_date = customer_attributes.as_of_date
        and rule_scopes.attribute = customer_attributes.attribute
        and rule_scopes.value = customer_attributes.attribute_value
    where rule_scopes.scope_kind = 'customer'
    group by customer_attributes.run_id, customer_attributes.as_of_date, rule_scopes.scope_id, customer_attributes.customer_id
)
select known_customers.run_id, known_customers.as_of_date, scopes.scope_id, known_customers.customer_id
from known_customers
inner join scopes on scopes.run_id = known_customers.run_id and scopes.as_of_date = known_customers.as_of_date
left join rule_matches
    on rule_matches.run_id = known_customers.run_id
    and rule_matches.as_of_date = known_customers.as_of_date
    and rule_matches.scope_id = scopes.scope_id
    and rule_matches.customer_id = known_customers.customer_id
where coalesce(rule_matches.included_attributes, 0) = scopes.included_attributes
    and coalesce(rule_matches.is_excluded, 0) = 0
