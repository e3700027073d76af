-- Question: Which customers does each customer scope match today, and which of them does a lot hold out?
-- Grain: one row per scope_id, customer_id
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   scope_id string The scope, as rule_scopes and rule_periods name it
--   customer_id string A customer that the scope matches
--   held_out_by string The lot that keeps the customer from earning; null for one who can earn
with scopes as (
    select
        run_id,
        as_of_date,
        scope_id,
        max(included_attributes) as included_attributes,
        max(case when effect = 'hold_out' and attribute = 'lot' then value end) as lot,
        max(case when effect = 'hold_out' and attribute = 'percent' then cast(value as decimal(4,2)) end) as held_out_percent
    from rule_scopes_current
    where scope_kind = 'customer'
    group by run_id, as_of_date, scope_id
),
line_customers as (
    select run_ingestions_current.run_id, run_ingestions_current.as_of_date, order_lines.customer_id
    from order_lines
    inner join run_ingestions_current on run_ingestions_current.ingestion_id = order_lines.ingestion_id
    where run_ingestions_current.kind = 'orders'
    group by run_ingestions_current.run_id, run_ingestions_current.as_of_date, order_lines.customer_id
),
stated_customers as (
    select run_id, as_of_date, customer_id, segment, region, channel, tags
    from customers_current
    union all
    select run_id, as_of_date, customer_id, null, null, null, null
    from line_customers
),
known_customers as (
    -- Also those that only order lines name: a scope by id, or one that includes everybody, reaches them too.
    select
        run_id,
        as_of_date,
        customer_id,
        max(segment) as segment,
        max(region) as region,
        max(channel) as channel,
        max(tags) as tags
    from stated_customers
    group by run_id, as_of_date, customer_id
),
customer_attributes as (
    -- From one reading of the customers: a reading for each attribute would make Trino find them anew each time.
    select
        known_customers.run_id,
        known_customers.as_of_date,
        known_customers.customer_id,
        attributes.attribute,
        attribute_values.attribute_value
    from known_customers
    cross join (values ('customer_id'), ('segment'), ('region'), ('channel'), ('tag')) as attributes (attribute)
    cross join unnest(
        case attributes.attribute
            when 'customer_id' then array[known_customers.customer_id]
            when 'segment' then array[known_customers.segment]
            when 'region' then array[known_customers.region]
            when 'channel' then array[known_customers.channel]
            else split(known_customers.tags, '|')
        end
    ) as attribute_values (attribute_value)
),
rule_matches as (
    select
        customer_attributes.run_id,
        customer_attributes.as_of_date,
        rule_scopes_current.scope_id,
        customer_attributes.customer_id,
        count(distinct case when rule_scopes_current.effect = 'include' then rule_scopes_current.attribute end) as included_attributes,
        max(case when rule_scopes_current.effect = 'exclude' then 1 else 0 end) as is_excluded
    from customer_attributes
    inner join rule_scopes_current
        on rule_scopes_current.run_id = customer_attributes.run_id
        and rule_scopes_current.as_of_date = customer_attributes.as_of_date
        and rule_scopes_current.attribute = customer_attributes.attribute
        and rule_scopes_current.value = customer_attributes.attribute_value
    where rule_scopes_current.scope_kind = 'customer'
    group by customer_attributes.run_id, customer_attributes.as_of_date, rule_scopes_current.scope_id, customer_attributes.customer_id
)
select
    known_customers.run_id,
    known_customers.as_of_date,
    scopes.scope_id,
    known_customers.customer_id,
    -- The draw: a step of ten thousand that nothing but the lot and the customer decides. shared/program/hold-out.ts draws the same.
    case
        when scopes.lot is null then null
        when
            from_base(substr(to_hex(md5(to_utf8(concat(scopes.lot, '/', known_customers.customer_id)))), 1, 8), 16) % 10000
            < scopes.held_out_percent * 100
            then scopes.lot
    end as held_out_by
from known_customers
inner join scopes on scopes.run_id = known_customers.run_id and scopes.as_of_date = known_customers.as_of_date
left join rule_matches
    on rule_matches.run_id = known_customers.run_id
    and rule_matches.as_of_date = known_customers.as_of_date
    and rule_matches.scope_id = scopes.scope_id
    and rule_matches.customer_id = known_customers.customer_id
where coalesce(rule_matches.included_attributes, 0) = scopes.included_attributes
    and coalesce(rule_matches.is_excluded, 0) = 0
