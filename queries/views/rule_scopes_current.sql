-- Question: Which rules make up each customer and product scope?
-- Grain: one row per scope_kind, scope_id, effect, attribute, value
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   scope_kind string customer or product
--   scope_id string Derived from the scope's content, so equal scopes of two programs share one
--   effect string include, exclude, all (the scope has no include rule), or hold_out (of a lot and the percent that it holds out)
--   attribute string customer_id, segment, region, channel, tag, product_id, category or brand; lot or percent for hold_out; null for all
--   value string The value to match, the lot's name or the percent held out; null for all
--   included_attributes int How many different attributes the scope includes: each of them must match
select
    rule_scopes.run_id,
    rule_scopes.as_of_date,
    rule_scopes.scope_kind,
    rule_scopes.scope_id,
    rule_scopes.effect,
    rule_scopes.attribute,
    rule_scopes.value,
    rule_scopes.included_attributes
from rule_scopes
inner join latest_run
    on latest_run.run_id = rule_scopes.run_id
    and latest_run.as_of_date = rule_scopes.as_of_date
