-- Question: Why did the lines of an order earn, or why not, in each program of the latest run?
-- Grain: one row per source_id, order_id, line_id, ingestion_id (each version of a line received), program_id, role
-- Parameters: order_id string The order, invoice or credit note
-- Columns:
--   source_id string The source profile that the file was read with
--   order_id string The order, invoice or credit note
--   line_id string The line within the order
--   file string The file that brought this version of the line
--   line_number bigint Number of the record in the file
--   ingestion_id string The ingestion that brought this version of the line
--   order_date date The transaction date of the line
--   customer_id string The customer who bought
--   product_id string The product
--   quantity decimal(18,6) Quantity, negative on a return
--   net_amount decimal(18,6) Net amount in line_currency
--   line_currency string ISO 4217 code of net_amount
--   accrual_date date The day that the line counts on: the original order's day on a return that names one
--   program_id string The rebate program
--   program_version int The version that governs that day; null if none
--   period_id string The accrual period that the line falls in; null if none
--   role string What the line is for in the position: qualifier (decides the tier), base (earns) or both; null outside of it
--   is_in_period boolean Whether a version of the program governs the day
--   is_customer_eligible boolean Whether the version's customer rules and its lot let the customer earn; null outside of it
--   is_product_in_scope boolean Whether the version's product rules count the product; null outside of it
--   outcome string counts, superseded, after_as_of_date, no_version_in_force, customer_not_eligible, customer_held_out, product_not_in_scope, exchange_rate_missing or unit_not_convertible
--   tier_reached int The tier that the position reached, where the line counts
--   position_earned_amount decimal(18,4) What the whole position earned, in the program's currency, where the line counts
--   explanation string The outcome in words
with run_files as (
    select as_of_date, ingestion_id, precedence, file
    from run_ingestions_current
    where kind = 'orders'
),
line_versions as (
    select
        run_files.as_of_date,
        run_files.file,
        order_lines.source_id,
        order_lines.order_id,
        order_lines.line_id,
        order_lines.line_number,
        order_lines.ingestion_id,
        order_lines.order_date,
        order_lines.customer_id,
        order_lines.product_id,
        order_lines.quantity,
        order_lines.unit,
        order_lines.net_amount,
        order_lines.currency,
        row_number() over (
            partition by order_lines.source_id, order_lines.order_id, order_lines.line_id
            order by run_files.precedence desc
        ) as version_rank
    from order_lines
    inner join run_files on run_files.ingestion_id = order_lines.ingestion_id
    where order_lines.order_id = ?
),
counted_lines as (
    select source_id, order_id, line_id, ingestion_id, accrual_order_id, accrual_date
    from order_lines_current
),
program_starts as (
    select program_id, min(effective_from) as first_day
    from program_versions_current
    group by program_id
),
period_rules as (
    select
        program_id,
        program_version,
        period_id,
        role,
        first_day,
        day_after,
        currency,
        exchange_id,
        unit_id,
        customer_scope_id,
        product_scope_id
    from rule_periods_current
    where role in ('both', 'qualifier', 'base')
),
positions as (
    select program_id, period_id, customer_id, tier_reached, earned_amount, reason
    from standings_current
),
placed_lines as (
    -- Every version of a line beside every program, with the rule that governs the line's day.
    select
        line_versions.as_of_date,
        line_versions.file,
        line_versions.source_id,
        line_versions.order_id,
        line_versions.line_id,
        line_versions.line_number,
        line_versions.ingestion_id,
        line_versions.order_date,
        line_versions.customer_id,
        line_versions.product_id,
        line_versions.quantity,
        line_versions.unit,
        line_versions.net_amount,
        line_versions.currency as line_currency,
        line_versions.version_rank,
        counted_lines.accrual_order_id,
        counted_lines.accrual_date,
        program_starts.program_id,
        program_starts.first_day as program_first_day,
        period_rules.program_version,
        period_rules.period_id,
        period_rules.role,
        period_rules.exchange_id,
        period_rules.unit_id,
        period_rules.currency as program_currency,
        period_rules.customer_scope_id,
        period_rules.product_scope_id
    from line_versions
    cross join program_starts
    left join counted_lines
        on counted_lines.source_id = line_versions.source_id
        and counted_lines.order_id = line_versions.order_id
        and counted_lines.line_id = line_versions.line_id
        and counted_lines.ingestion_id = line_versions.ingestion_id
    left join period_rules
        on period_rules.program_id = program_starts.program_id
        and period_rules.first_day <= counted_lines.accrual_date
        and period_rules.day_after > counted_lines.accrual_date
),
customer_refusals as (
    select scope_id, member_id, refusal, held_out_by
    from scope_refusals_current
    where scope_kind = 'customer'
),
product_refusals as (
    select scope_id, member_id, refusal
    from scope_refusals_current
    where scope_kind = 'product'
),
judged_lines as (
    select
        placed_lines.file,
        placed_lines.source_id,
        placed_lines.order_id,
        placed_lines.line_id,
        placed_lines.line_number,
        placed_lines.ingestion_id,
        placed_lines.order_date,
        placed_lines.as_of_date,
        placed_lines.customer_id,
        placed_lines.product_id,
        placed_lines.quantity,
        placed_lines.net_amount,
        placed_lines.line_currency,
        placed_lines.unit,
        placed_lines.accrual_order_id,
        placed_lines.accrual_date,
        placed_lines.program_id,
        placed_lines.program_first_day,
        placed_lines.program_version,
        placed_lines.period_id,
        placed_lines.role,
        placed_lines.program_currency,
        customer_refusals.refusal as customer_refusal,
        product_refusals.refusal as product_refusal,
        case
            when placed_lines.version_rank > 1 then 'superseded'
            when placed_lines.accrual_date is null then 'after_as_of_date'
            when placed_lines.period_id is null then 'no_version_in_force'
            when customer_refusals.refusal is not null and customer_refusals.held_out_by is null then 'customer_not_eligible'
            when customer_refusals.held_out_by is not null then 'customer_held_out'
            when product_refusals.refusal is not null then 'product_not_in_scope'
            when placed_lines.line_currency <> placed_lines.program_currency and exchange_rates_current.rate is null
                then 'exchange_rate_missing'
            when placed_lines.unit_id is not null and rule_units_current.factor is null then 'unit_not_convertible'
            else 'counts'
        end as outcome
    from placed_lines
    left join customer_refusals
        on customer_refusals.scope_id = placed_lines.customer_scope_id
        and customer_refusals.member_id = placed_lines.customer_id
    left join product_refusals
        on product_refusals.scope_id = placed_lines.product_scope_id
        and product_refusals.member_id = placed_lines.product_id
    left join exchange_rates_current
        on exchange_rates_current.exchange_id = placed_lines.exchange_id
        and exchange_rates_current.from_currency = placed_lines.line_currency
        and exchange_rates_current.to_currency = placed_lines.program_currency
        and exchange_rates_current.first_day <= placed_lines.accrual_date
        and exchange_rates_current.day_after > placed_lines.accrual_date
    left join rule_units_current
        on rule_units_current.unit_id = placed_lines.unit_id
        and rule_units_current.unit = placed_lines.unit
),
explained_lines as (
    select
        judged_lines.source_id,
        judged_lines.order_id,
        judged_lines.line_id,
        judged_lines.file,
        judged_lines.line_number,
        judged_lines.ingestion_id,
        judged_lines.order_date,
        judged_lines.customer_id,
        judged_lines.product_id,
        judged_lines.quantity,
        judged_lines.net_amount,
        judged_lines.line_currency,
        judged_lines.accrual_date,
        judged_lines.program_id,
        judged_lines.program_version,
        judged_lines.period_id,
        judged_lines.role,
        judged_lines.period_id is not null as is_in_period,
        case when judged_lines.period_id is not null then judged_lines.customer_refusal is null end as is_customer_eligible,
        case when judged_lines.period_id is not null then judged_lines.product_refusal is null end as is_product_in_scope,
        judged_lines.outcome,
        case when judged_lines.outcome = 'counts' then positions.tier_reached end as tier_reached,
        case when judged_lines.outcome = 'counts' then positions.earned_amount end as position_earned_amount,
        concat(
            case
                when judged_lines.accrual_order_id <> judged_lines.order_id
                    then concat(
                        'takes back order ',
                        judged_lines.accrual_order_id,
                        ' and belongs to its day ',
                        cast(judged_lines.accrual_date as varchar),
                        '; '
                    )
                else ''
            end,
            case
                when judged_lines.outcome = 'superseded' then 'a later file brought another version of this line'
                when judged_lines.outcome = 'after_as_of_date'
                    then concat('dated after ', judged_lines.as_of_date, ', the last day that the run counted')
                when judged_lines.outcome = 'no_version_in_force' and judged_lines.accrual_date < judged_lines.program_first_day
                    then concat('the program begins on ', cast(judged_lines.program_first_day as varchar))
                when judged_lines.outcome = 'no_version_in_force' then 'no version of the program is in force on that day'
                when judged_lines.outcome in ('customer_not_eligible', 'customer_held_out')
                    then concat('the customer does not earn here: ', judged_lines.customer_refusal)
                when judged_lines.outcome = 'product_not_in_scope'
                    then concat(
                        case judged_lines.role
                            when 'qualifier' then 'the product does not decide the tier here: '
                            when 'base' then 'the product does not earn here: '
                            else 'the product does not count here: '
                        end,
                        judged_lines.product_refusal
                    )
                when judged_lines.outcome = 'exchange_rate_missing'
                    then concat(
                        'held back until a rate from ',
                        judged_lines.line_currency,
                        ' to ',
                        judged_lines.program_currency,
                        ' covers ',
                        cast(judged_lines.accrual_date as varchar)
                    )
                when judged_lines.outcome = 'unit_not_convertible'
                    then concat('held back: the program does not say how the unit ', coalesce(judged_lines.unit, 'of a line without one'), ' converts')
                when judged_lines.role = 'qualifier'
                    then concat('counts towards the tier of ', judged_lines.period_id)
                when positions.earned_amount > 0
                    then concat(
                        'counts in ',
                        judged_lines.period_id,
                        '; the position has reached tier ',
                        cast(positions.tier_reached as varchar),
                        case when positions.reason is null then '' else concat(' (', replace(positions.reason, '_', ' '), ')') end
                    )
                else concat(
                    'counts in ',
                    judged_lines.period_id,
                    ', but the position earns nothing',
                    case when positions.reason is null then '' else concat(': ', replace(positions.reason, '_', ' ')) end
                )
            end
        ) as explanation
    from judged_lines
    left join positions
        on positions.program_id = judged_lines.program_id
        and positions.period_id = judged_lines.period_id
        and positions.customer_id = judged_lines.customer_id
)
select
    source_id,
    order_id,
    line_id,
    file,
    line_number,
    ingestion_id,
    order_date,
    customer_id,
    product_id,
    quantity,
    net_amount,
    line_currency,
    accrual_date,
    program_id,
    program_version,
    period_id,
    role,
    is_in_period,
    is_customer_eligible,
    is_product_in_scope,
    outcome,
    tier_reached,
    position_earned_amount,
    explanation
from explained_lines
order by source_id, line_id, program_id, file, line_number, role
