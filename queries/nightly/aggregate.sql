-- Question: What did each customer buy, in measures, per program version and accrual period of a run?
-- Grain: one row per program_id, program_version, period_id, customer_id; the run's one scan for all programs
-- Columns:
--   program_id string The rebate program
--   program_version int The version in force on the days of these lines
--   period_id string The accrual period
--   customer_id string The customer who bought
--   net_amount decimal(38,14) Qualifying net amount in the program's currency
--   quantity decimal(38,6) Qualifying quantity
--   order_count bigint Qualifying orders whose quantity sums above zero
--   line_count bigint Qualifying lines counted
--   held_line_count bigint Qualifying lines left out because no exchange rate covers their day
--   first_shard int The first of the ledger's shards that one accrue function takes together with the customer's
with period_rules as (
    select program_id, program_version, period_id, first_day, day_after, currency, customer_scope_id, product_scope_id
    from rule_periods
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
order_lines as (
    select source_id, accrual_order_id, accrual_date, customer_id, product_id, quantity, net_amount, currency
    from order_lines_by_run
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
product_members as (
    select scope_id, product_id
    from scope_products_by_run
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
customer_members as (
    select scope_id, customer_id
    from scope_customers_by_run
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
exchange_rates as (
    select from_currency, to_currency, first_day, day_after, rate
    from fx_rates_by_run
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
volume_per_order as (
    -- Scopes are few and shared between programs, so the lines shrink to orders before they meet the programs.
    select
        product_members.scope_id,
        order_lines.customer_id,
        order_lines.source_id,
        order_lines.accrual_order_id,
        order_lines.accrual_date,
        order_lines.currency,
        sum(order_lines.net_amount) as net_amount,
        sum(order_lines.quantity) as quantity,
        count(*) as line_count
    from order_lines
    inner join product_members on product_members.product_id = order_lines.product_id
    group by
        product_members.scope_id,
        order_lines.customer_id,
        order_lines.source_id,
        order_lines.accrual_order_id,
        order_lines.accrual_date,
        order_lines.currency
),
volume_per_rule as (
    select
        period_rules.program_id,
        period_rules.program_version,
        period_rules.period_id,
        volume_per_order.customer_id,
        volume_per_order.source_id,
        volume_per_order.accrual_order_id,
        volume_per_order.net_amount,
        volume_per_order.quantity,
        volume_per_order.line_count,
        case when volume_per_order.currency = period_rules.currency then cast(1 as decimal(18,8)) else exchange_rates.rate end as rate
    from volume_per_order
    inner join period_rules
        on period_rules.product_scope_id = volume_per_order.scope_id
        and volume_per_order.accrual_date >= period_rules.first_day
        and volume_per_order.accrual_date < period_rules.day_after
    inner join customer_members
        on customer_members.scope_id = period_rules.customer_scope_id
        and customer_members.customer_id = volume_per_order.customer_id
    left join exchange_rates
        on exchange_rates.from_currency = volume_per_order.currency
        and exchange_rates.to_currency = period_rules.currency
        and volume_per_order.accrual_date >= exchange_rates.first_day
        and volume_per_order.accrual_date < exchange_rates.day_after
),
order_totals as (
    select
        program_id,
        program_version,
        period_id,
        customer_id,
        source_id,
        accrual_order_id,
        sum(cast(case when rate is null then 0 else net_amount end as decimal(24,6)) * cast(coalesce(rate, 0) as decimal(14,8))) as net_amount,
        sum(case when rate is null then 0 else quantity end) as quantity,
        sum(case when rate is null then 0 else line_count end) as line_count,
        sum(case when rate is null then line_count else 0 end) as held_line_count
    from volume_per_rule
    group by program_id, program_version, period_id, customer_id, source_id, accrual_order_id
),
position_totals as (
    select
        program_id,
        program_version,
        period_id,
        customer_id,
        cast(sum(net_amount) as decimal(38,14)) as net_amount,
        cast(sum(quantity) as decimal(38,6)) as quantity,
        sum(case when quantity > 0 then 1 else 0 end) as order_count,
        sum(line_count) as line_count,
        sum(held_line_count) as held_line_count,
        from_base(substr(to_hex(md5(to_utf8(customer_id))), 1, 2), 16) % 64 as shard
    from order_totals
    group by program_id, program_version, period_id, customer_id
)
select
    program_id,
    program_version,
    period_id,
    customer_id,
    net_amount,
    quantity,
    cast(order_count as bigint) as order_count,
    cast(line_count as bigint) as line_count,
    cast(held_line_count as bigint) as held_line_count,
    cast(shard - shard % cast('{{shards_per_span}}' as bigint) as integer) as first_shard
from position_totals
