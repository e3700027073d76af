-- Question: Which customers does each program of a run reach, since which month, and which of them are held out?
-- Grain: one row per program_id, customer_id
-- Columns:
--   program_id string The rebate program
--   customer_id string The customer who bought
--   currency string ISO 4217 code of the program's currency
--   cohort_month string First month in which the program could pay the customer, as text YYYY-MM; on one held out, could have paid
--   is_held_out boolean Whether the customer was drawn by lot to stay without the program
--   stratum string Segment of the customer; null where no customer file names one
with period_rules as (
    select program_id, first_day, currency, customer_scope_id
    from rule_periods
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}' and role in ('both', 'qualifier', 'base')
),
matches as (
    select scope_id, customer_id, held_out_by
    from scope_matches_by_run
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
segments as (
    select customer_id, segment
    from customers_by_run
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
program_scopes as (
    -- The periods shrink to their scopes before they meet the customers.
    select program_id, currency, customer_scope_id, min(first_day) as first_day
    from period_rules
    group by program_id, currency, customer_scope_id
),
reached_customers as (
    select
        program_scopes.program_id,
        program_scopes.currency,
        matches.customer_id,
        min(program_scopes.first_day) as reached_from,
        min(case when matches.held_out_by is null then program_scopes.first_day end) as paid_from
    from program_scopes
    inner join matches on matches.scope_id = program_scopes.customer_scope_id
    group by program_scopes.program_id, program_scopes.currency, matches.customer_id
)
select
    reached_customers.program_id,
    reached_customers.customer_id,
    reached_customers.currency,
    -- Whoever one version can pay is in the program, also where another holds the customer out.
    substr(cast(coalesce(reached_customers.paid_from, reached_customers.reached_from) as varchar), 1, 7) as cohort_month,
    reached_customers.paid_from is null as is_held_out,
    segments.segment as stratum
from reached_customers
left join segments on segments.customer_id = reached_customers.customer_id
