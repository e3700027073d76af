-- Question: Which rule keeps a customer or product out of a scope?
-- Grain: one row per scope_kind, scope_id, member_id that a rule keeps out, in the latest committed run
-- Columns:
--   scope_kind string customer or product
--   scope_id string The scope, as rule_scopes and rule_periods name it
--   member_id string The customer or product
--   refusal string The rule in words: what excludes the member, or which of its attributes is not included
with scope_rules as (
    select scope_kind, scope_id, effect, attribute, value
    from rule_scopes_current
    where effect <> 'all'
),
known_customers as (
    -- Order lines name customers that no customer file describes.
    select customer_id, segment, region, channel, tags
    from customers_current
    union all
    select order_lines_current.customer_id, null, null, null, null
    from order_lines_current
    left join customers_current on customers_current.customer_id = order_lines_current.customer_id
    where customers_current.customer_id is null
    group by order_lines_current.customer_id
),
known_products as (
    select product_id, category, brand
    from products_current
    union all
    select order_lines_current.product_id, null, null
    from order_lines_current
    left join products_current on products_current.product_id = order_lines_current.product_id
    where products_current.product_id is null
    group by order_lines_current.product_id
),
member_attributes as (
    select 'customer' as scope_kind, customer_id as member_id, 'customer_id' as attribute, customer_id as value
    from known_customers
    union all
    select 'customer', customer_id, 'segment', segment
    from known_customers
    union all
    select 'customer', customer_id, 'region', region
    from known_customers
    union all
    select 'customer', customer_id, 'channel', channel
    from known_customers
    union all
    select 'customer', customer_id, 'tag', tags
    from known_customers
    union all
    select 'product', product_id, 'product_id', product_id
    from known_products
    union all
    select 'product', product_id, 'category', category
    from known_products
    union all
    select 'product', product_id, 'brand', brand
    from known_products
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
select scope_kind, scope_id, member_id, coalesce(excluded_by, not_included_by) as refusal
from refusals
where excluded_by is not null or not_included_by is not null
