-- Question: Which rule or lot keeps a customer or product out of a scope?
-- Grain: one row per scope_kind, scope_id, member_id that a rule or lot keeps out, in the latest committed run
-- Columns:
--   scope_kind string customer or product
--   scope_id string The scope, as rule_scopes and rule_periods name it
--   member_id string The customer or product
--   refusal string The rule in words: what excludes the member, which of its attributes is not included, or which lot holds the customer out
--   held_out_by string The lot that holds the customer out of an otherwise fitting scope; null elsewhere
with scope_rules as (
    select scope_kind, scope_id, effect, attribute, value
    from rule_scopes_current
    where effect in ('include', 'exclude')
),
run_lines as (
    select order_lines.customer_id, order_lines.product_id
    from order_lines
    inner join run_ingestions_current on run_ingestions_current.ingestion_id = order_lines.ingestion_id
    where run_ingestions_current.kind = 'orders'
),
stated_customers as (
    -- Order lines name customers that no customer file describes.
    select customer_id, segment, region, channel, tags
    from customers_current
    union all
    select customer_id, null, null, null, null
    from run_lines
    group by customer_id
),
stated_products as (
    select product_id, category, brand
    from products_current
    union all
    select product_id, null, null
    from run_lines
    group by product_id
),
known_customers as (
    select
        customer_id,
        max(segment) as segment,
        max(region) as region,
        max(channel) as channel,
        max(tags) as tags
    from stated_customers
    group by customer_id
),
known_products as (
    select product_id, max(category) as category, max(brand) as brand
    from stated_products
    group by product_id
),
member_attributes as (
    -- From one reading of the members: a reading for each attribute would make Trino find them anew each time.
    select
        'customer' as scope_kind,
        known_customers.customer_id as member_id,
        attributes.attribute,
        case attributes.attribute
            when 'customer_id' then known_customers.customer_id
            when 'segment' then known_customers.segment
            when 'region' then known_customers.region
            when 'channel' then known_customers.channel
            else known_customers.tags
        end as value
    from known_customers
    cross join (values ('customer_id'), ('segment'), ('region'), ('channel'), ('tag')) as attributes (attribute)
    union all
    select
        'product',
        known_products.product_id,
        attributes.attribute,
        case attributes.attribute
            when 'product_id' then known_products.product_id
            when 'category' then known_products.category
            else known_products.brand
        end
    from known_products
    cross join (values ('product_id'), ('category'), ('brand')) as attributes (attribute)
),
judged_rules as (
    select
        scope_rules.scope_kind,
        scope_rules.scope_id,
        member_attributes.member_id,
        scope_rules.effect,
        scope_rules.attribute,
        member_attributes.value as member_value,
        scope_rules.value as rule_value,
        case
            when scope_rules.attribute <> 'tag' and member_attributes.value = scope_rules.value then 1
            when scope_rules.attribute = 'tag' and strpos(member_attributes.value, concat('|', scope_rules.value, '|')) > 0 then 1
            else 0
        end as is_match
    from member_attributes
    inner join scope_rules
        on scope_rules.scope_kind = member_attributes.scope_kind
        and scope_rules.attribute = member_attributes.attribute
),
judged_attributes as (
    select
        scope_kind,
        scope_id,
        member_id,
        effect,
        attribute,
        max(is_match) as is_match,
        min(case when is_match = 1 then rule_value end) as matched_value,
        min(member_value) as member_value
    from judged_rules
    group by scope_kind, scope_id, member_id, effect, attribute
),
refusals as (
    select
        scope_kind,
        scope_id,
        member_id,
        min(
            case
                when effect = 'exclude' and is_match = 1 then concat(attribute, ' ', matched_value, ' is excluded')
            end
        ) as excluded_by,
        min(
            case
                when effect = 'include' and is_match = 0
                    then concat(attribute, ' ', coalesce(member_value, 'unknown'), ' is not among those included')
            end
        ) as not_included_by
    from judged_attributes
    group by scope_kind, scope_id, member_id
)
select
    scope_kind,
    scope_id,
    member_id,
    coalesce(excluded_by, not_included_by) as refusal,
    cast(null as varchar) as held_out_by
from refusals
where excluded_by is not null or not_included_by is not null
union all
select 'customer', scope_id, customer_id, concat('held out by lot ', held_out_by), held_out_by
from scope_matches_current
where held_out_by is not null
