-- Question: Which of a customer's order lines of a period count in a position of a run, and why do the others not?
-- Grain: one row per source_id, order_id, line_id of the customer in the period, and role
-- Parameters: program_id string The program of the position
-- Parameters: period_id string The accrual period of the position
-- Parameters: run_id string The run
-- Parameters: as_of_date string The run's as-of date
-- Parameters: customer_id string The customer of the position
-- Parameters: lines_run_id string The run, named again so that only its lines are ranked
-- Parameters: lines_as_of_date string Its as-of date
-- Parameters: customers_run_id string The run, for its customer scopes
-- Parameters: customers_as_of_date string Its as-of date
-- Parameters: products_run_id string The run, for its product scopes
-- Parameters: products_as_of_date string Its as-of date
-- Parameters: rates_run_id string The run, for its exchange rates
-- Parameters: rates_as_of_date string Its as-of date
-- Parameters: units_run_id string The run, for its unit conversions
-- Parameters: units_as_of_date string Its as-of date
-- Columns:
--   program_version int The version that governs the line's day
--   role string What the line would be for: qualifier (decides the tier), base (earns) or both
--   source_id string The source profile that the file was read with
--   order_id string The order, invoice or credit note
--   line_id string The line within the order
--   order_date date The transaction date of the line
--   accrual_order_id string The order that the line counts for
--   accrual_date date The day that the line counts on
--   product_id string The product
--   quantity decimal(18,6) Quantity, negative on a return
--   unit string Unit of measure; null where the source states none
--   net_amount decimal(18,6) Net amount in the line's currency
--   currency string ISO 4217 code of net_amount
--   rate decimal(18,8) Units of the program's currency per unit of currency; null where no rate covers the day
--   program_net_amount decimal(38,14) Net amount in the program's currency; null where no rate covers the day
--   outcome string counts, customer_not_eligible, customer_held_out, product_not_in_scope, exchange_rate_missing or unit_not_convertible
with period_rules as (
    select
        program_version,
        role,
        first_day,
        day_after,
        currency,
        exchange_id,
        unit_id,
        customer_scope_id,
        product_scope_id
    from rule_periods
    where program_id = ? and period_id = ? and run_id = ? and as_of_date = ? and role in ('both', 'qualifier', 'base')
),
customer_lines as (
    select
        source_id,
        order_id,
        line_id,
        order_date,
        accrual_order_id,
        accrual_date,
        customer_id,
        product_id,
        quantity,
        unit,
        net_amount,
        currency
    from order_lines_by_run
    where customer_id = ? and run_id = ? and as_of_date = ?
),
customer_matches as (
    select scope_id, customer_id, held_out_by
    from scope_matches_by_run
    where run_id = ? and as_of_date = ?
),
product_members as (
    select scope_id, product_id
    from scope_products_by_run
    where run_id = ? and as_of_date = ?
),
exchange_rates as (
    select exchange_id, from_currency, to_currency, first_day, day_after, rate
    from exchange_rates_by_run
    where run_id = ? and as_of_date = ?
),
unit_factors as (
    select unit_id, unit, factor
    from rule_units
    where run_id = ? and as_of_date = ?
),
judged_lines as (
    select
        period_rules.program_version,
        period_rules.role,
        period_rules.unit_id,
        unit_factors.factor,
        customer_lines.source_id,
        customer_lines.order_id,
        customer_lines.line_id,
        customer_lines.order_date,
        customer_lines.accrual_order_id,
        customer_lines.accrual_date,
        customer_lines.product_id,
        customer_lines.quantity,
        customer_lines.unit,
        customer_lines.net_amount,
        customer_lines.currency,
        case
            when customer_lines.currency = period_rules.currency then cast(1 as decimal(18,8))
            else exchange_rates.rate
        end as rate,
        customer_matches.customer_id as matched_customer_id,
        customer_matches.held_out_by,
        product_members.product_id as qualifying_product_id
    from customer_lines
    inner join period_rules
        on customer_lines.accrual_date >= period_rules.first_day
        and customer_lines.accrual_date < period_rules.day_after
    left join customer_matches
        on customer_matches.scope_id = period_rules.customer_scope_id
        and customer_matches.customer_id = customer_lines.customer_id
    left join product_members
        on product_members.scope_id = period_rules.product_scope_id
        and product_members.product_id = customer_lines.product_id
    left join unit_factors
        on unit_factors.unit_id = period_rules.unit_id
        and unit_factors.unit = customer_lines.unit
    left join exchange_rates
        on exchange_rates.exchange_id = period_rules.exchange_id
        and exchange_rates.from_currency = customer_lines.currency
        and exchange_rates.to_currency = period_rules.currency
        and customer_lines.accrual_date >= exchange_rates.first_day
        and customer_lines.accrual_date < exchange_rates.day_after
)
select
    program_version,
    role,
    source_id,
    order_id,
    line_id,
    order_date,
    accrual_order_id,
    accrual_date,
    product_id,
    quantity,
    unit,
    net_amount,
    currency,
    rate,
    cast(cast(net_amount as decimal(24,6)) * cast(rate as decimal(14,8)) as decimal(38,14)) as program_net_amount,
    case
        when matched_customer_id is null then 'customer_not_eligible'
        when held_out_by is not null then 'customer_held_out'
        when qualifying_product_id is null then 'product_not_in_scope'
        when rate is null then 'exchange_rate_missing'
        when unit_id is not null and factor is null then 'unit_not_convertible'
        else 'counts'
    end as outcome
from judged_lines
order by accrual_date, order_id, line_id, source_id, role
