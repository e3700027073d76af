-- Question: What did each customer buy, in measures, per program version and accrual period of a run?
-- Grain: one row per program_id, program_version, period_id, customer_id, role, and per month or order line where the rule's grain says so; the run's one scan for all programs
-- Columns:
--   program_id string The rebate program
--   program_version int The version whose rule reaches these lines
--   period_id string The accrual period
--   customer_id string The customer who bought
--   role string What the volume is for, as rule_periods says
--   accrual_month string Month of the lines' accrual day, as text YYYY-MM, where the grain is the month; null elsewhere
--   source_id string The line's source, where the grain is the line; null elsewhere
--   order_id string The line's order, where the grain is the line
--   line_id string The line within the order, where the grain is the line
--   accrual_order_id string The order that the line counts for, where the grain is the line
--   accrual_date date The day that the line counts on, where the grain is the line
--   product_id string The product, where the grain is the line
--   payment_days int Days from order to payment of the line, where the grain is the line; null while it is unpaid
--   net_amount decimal(38,14) Net amount in the program's currency
--   gross_amount decimal(38,14) Gross amount in the program's currency
--   quantity decimal(38,12) Quantity in the unit that the program counts
--   order_count bigint Orders whose quantity sums above zero; where the grain is the month, each in its first one
--   active_days bigint Days whose quantity sums above zero, where the terms count them; 0 elsewhere
--   contract_amount decimal(38,14) Amount of contracts in the program's currency
--   line_count bigint Lines counted
--   held_line_count bigint Lines left out because no exchange rate covers their day or their unit does not convert
--   first_shard int The first of the ledger's shards that one accrue function takes together with the customer's
with period_rules as (
    select
        program_id,
        program_version,
        period_id,
        role,
        case
            when '{{customer_id}}' <> '' and role in ('both', 'qualifier', 'base') then 'line'
            else grain
        end as grain,
        first_day,
        day_after,
        currency,
        exchange_id,
        unit_id,
        counts_days,
        customer_scope_id,
        product_scope_id
    from rule_periods
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
order_lines as (
    select
        source_id,
        order_id,
        line_id,
        accrual_order_id,
        accrual_date,
        date_diff('day', order_date, paid_date) as payment_days,
        customer_id,
        product_id,
        unit,
        quantity,
        net_amount,
        gross_amount,
        contract_amount,
        currency
    from order_lines_by_run
    where
        as_of_date = '{{as_of_date}}'
        and run_id = '{{run_id}}'
        and ('{{customer_id}}' = '' or customer_id = '{{customer_id}}')
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
    select exchange_id, from_currency, to_currency, first_day, day_after, rate
    from exchange_rates_by_run
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
unit_factors as (
    select unit_id, unit, factor
    from rule_units
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
scope_grains as (
    select product_scope_id as scope_id, grain = 'line' as by_line, unit_id is not null as by_unit
    from period_rules
    group by product_scope_id, grain = 'line', unit_id is not null
),
scope_products as (
    select product_members.product_id, scope_grains.scope_id, scope_grains.by_line, scope_grains.by_unit
    from scope_grains
    inner join product_members on product_members.scope_id = scope_grains.scope_id
),
volume_per_order as (
    -- Scopes are few and shared between programs, so the lines shrink to orders before they meet the programs.
    select
        scope_products.scope_id,
        scope_products.by_line,
        scope_products.by_unit,
        order_lines.customer_id,
        order_lines.source_id,
        order_lines.accrual_order_id,
        order_lines.accrual_date,
        order_lines.currency,
        case when scope_products.by_unit then order_lines.unit end as unit,
        case when scope_products.by_line then order_lines.order_id end as order_id,
        case when scope_products.by_line then order_lines.line_id end as line_id,
        case when scope_products.by_line then order_lines.product_id end as product_id,
        case when scope_products.by_line then order_lines.payment_days end as payment_days,
        sum(order_lines.net_amount) as net_amount,
        sum(order_lines.gross_amount) as gross_amount,
        sum(order_lines.quantity) as quantity,
        sum(order_lines.contract_amount) as contract_amount,
        count(*) as line_count
    from order_lines
    inner join scope_products on scope_products.product_id = order_lines.product_id
    group by
        scope_products.scope_id,
        scope_products.by_line,
        scope_products.by_unit,
        order_lines.customer_id,
        order_lines.source_id,
        order_lines.accrual_order_id,
        order_lines.accrual_date,
        order_lines.currency,
        case when scope_products.by_unit then order_lines.unit end,
        case when scope_products.by_line then order_lines.order_id end,
        case when scope_products.by_line then order_lines.line_id end,
        case when scope_products.by_line then order_lines.product_id end,
        case when scope_products.by_line then order_lines.payment_days end
),
volume_per_rule as (
    select
        period_rules.program_id,
        period_rules.program_version,
        period_rules.period_id,
        period_rules.role,
        period_rules.counts_days,
        volume_per_order.customer_id,
        volume_per_order.source_id,
        volume_per_order.accrual_order_id,
        volume_per_order.accrual_date,
        volume_per_order.order_id,
        volume_per_order.line_id,
        volume_per_order.product_id,
        volume_per_order.payment_days,
        volume_per_order.net_amount,
        volume_per_order.gross_amount,
        volume_per_order.quantity,
        volume_per_order.contract_amount,
        volume_per_order.line_count,
        case when period_rules.grain = 'month' then substr(cast(volume_per_order.accrual_date as varchar), 1, 7) end as accrual_month,
        case
            when volume_per_order.currency = period_rules.currency then cast(1 as decimal(18,8))
            else exchange_rates.rate
        end as rate,
        case when period_rules.unit_id is null then cast(1 as decimal(18,6)) else unit_factors.factor end as factor
    from volume_per_order
    inner join period_rules
        on period_rules.product_scope_id = volume_per_order.scope_id
        and (period_rules.grain = 'line') = volume_per_order.by_line
        and (period_rules.unit_id is not null) = volume_per_order.by_unit
        and volume_per_order.accrual_date >= period_rules.first_day
        and volume_per_order.accrual_date < period_rules.day_after
    inner join customer_members
        on customer_members.scope_id = period_rules.customer_scope_id
        and customer_members.customer_id = volume_per_order.customer_id
    left join exchange_rates
        on exchange_rates.exchange_id = period_rules.exchange_id
        and exchange_rates.from_currency = volume_per_order.currency
        and exchange_rates.to_currency = period_rules.currency
        and volume_per_order.accrual_date >= exchange_rates.first_day
        and volume_per_order.accrual_date < exchange_rates.day_after
    left join unit_factors
        on unit_factors.unit_id = period_rules.unit_id
        and unit_factors.unit = volume_per_order.unit
),
converted_volume as (
    select
        program_id,
        program_version,
        period_id,
        role,
        counts_days,
        customer_id,
        source_id,
        accrual_order_id,
        accrual_date,
        accrual_month,
        order_id,
        line_id,
        product_id,
        payment_days,
        rate is null or factor is null as is_held,
        -- What is not asked of a rule stays null, so that it makes no groups.
        case when counts_days and line_id is null then accrual_date end as active_date,
        case when accrual_month is not null then accrual_order_id end as month_order_id,
        cast(net_amount as decimal(24,6)) * cast(coalesce(rate, 0) as decimal(14,8)) as net_amount,
        cast(gross_amount as decimal(24,6)) * cast(coalesce(rate, 0) as decimal(14,8)) as gross_amount,
        cast(coalesce(contract_amount, 0) as decimal(24,6)) * cast(coalesce(rate, 0) as decimal(14,8)) as contract_amount,
        cast(quantity as decimal(24,6)) * cast(coalesce(factor, 0) as decimal(14,6)) as quantity,
        line_count
    from volume_per_rule
),
grain_totals as (
    -- Orders, days, and orders over all months: of one reading, because Trino computes a step again for each that reads it.
    select
        program_id,
        program_version,
        period_id,
        role,
        customer_id,
        source_id,
        accrual_order_id,
        accrual_month,
        order_id,
        line_id,
        product_id,
        payment_days,
        active_date,
        month_order_id,
        grouping(accrual_order_id) = 0 as is_order,
        min(accrual_date) as accrual_date,
        min(case when not is_held then accrual_month end) as first_month,
        sum(case when is_held then 0 else net_amount end) as net_amount,
        sum(case when is_held then 0 else gross_amount end) as gross_amount,
        sum(case when is_held then 0 else contract_amount end) as contract_amount,
        sum(case when is_held then 0 else quantity end) as quantity,
        sum(case when is_held then 0 else line_count end) as line_count,
        sum(case when is_held then line_count else 0 end) as held_line_count
    from converted_volume
    group by grouping sets (
        (
            program_id,
            program_version,
            period_id,
            role,
            customer_id,
            source_id,
            accrual_order_id,
            accrual_month,
            order_id,
            line_id,
            product_id,
            payment_days
        ),
        (program_id, program_version, period_id, role, customer_id, accrual_month, active_date),
        (program_id, program_version, period_id, role, customer_id, source_id, month_order_id)
    )
),
position_parts as (
    select
        program_id,
        program_version,
        period_id,
        customer_id,
        role,
        -- An order with lines in several months is still one order, of the first of them.
        case when month_order_id is not null then first_month else accrual_month end as accrual_month,
        case when line_id is not null then source_id end as source_id,
        order_id,
        line_id,
        case when line_id is not null then accrual_order_id end as accrual_order_id,
        case when line_id is not null then accrual_date end as accrual_date,
        product_id,
        payment_days,
        case when is_order then net_amount else 0 end as net_amount,
        case when is_order then gross_amount else 0 end as gross_amount,
        case when is_order then quantity else 0 end as quantity,
        case when quantity > 0 and (month_order_id is not null or is_order and accrual_month is null) then 1 else 0 end as order_count,
        case when active_date is not null then 1 else 0 end as active_days,
        case when is_order then contract_amount else 0 end as contract_amount,
        case when is_order then line_count else 0 end as line_count,
        case when is_order then held_line_count else 0 end as held_line_count
    from grain_totals
    where is_order or quantity > 0 and (active_date is not null or month_order_id is not null)
),
position_totals as (
    select
        program_id,
        program_version,
        period_id,
        customer_id,
        role,
        accrual_month,
        source_id,
        order_id,
        line_id,
        accrual_order_id,
        accrual_date,
        product_id,
        payment_days,
        cast(sum(net_amount) as decimal(38,14)) as net_amount,
        cast(sum(gross_amount) as decimal(38,14)) as gross_amount,
        cast(sum(quantity) as decimal(38,12)) as quantity,
        sum(order_count) as order_count,
        sum(active_days) as active_days,
        cast(sum(contract_amount) as decimal(38,14)) as contract_amount,
        sum(line_count) as line_count,
        sum(held_line_count) as held_line_count,
        from_base(substr(to_hex(md5(to_utf8(customer_id))), 1, 2), 16) % 64 as shard
    from position_parts
    group by
        program_id,
        program_version,
        period_id,
        customer_id,
        role,
        accrual_month,
        source_id,
        order_id,
        line_id,
        accrual_order_id,
        accrual_date,
        product_id,
        payment_days
)
select
    program_id,
    program_version,
    period_id,
    customer_id,
    role,
    accrual_month,
    source_id,
    order_id,
    line_id,
    accrual_order_id,
    accrual_date,
    product_id,
    cast(payment_days as integer) as payment_days,
    net_amount,
    gross_amount,
    quantity,
    cast(order_count as bigint) as order_count,
    cast(active_days as bigint) as active_days,
    contract_amount,
    cast(line_count as bigint) as line_count,
    cast(held_line_count as bigint) as held_line_count,
    cast(shard - shard % cast('{{shards_per_span}}' as bigint) as integer) as first_shard
from position_totals
