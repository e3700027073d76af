-- Question: Do the totals of files, order lines, the panel, standings, entries and payouts of a run tie from one to the next?
-- Grain: one row per total_name, program_id, currency
-- Columns:
--   total_name string What was summed
--   program_id string The rebate program; empty for totals over all orders
--   currency string ISO 4217 code; empty for totals over all orders
--   amount string The sum, as plain digits
--   row_count bigint Rows summed
with inputs as (
    select ingestion_id, kind, rows_in, rows_accepted, rows_rejected, net_amount_accepted
    from run_ingestions
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
period_rules as (
    -- The volume that earns; what only decides a tier, or is looked back on, is no part of it.
    select program_id, first_day, day_after, currency, exchange_id, unit_id, customer_scope_id, product_scope_id
    from rule_periods
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}' and role in ('both', 'base')
),
run_standings as (
    select program_id, currency, net_amount, to_accrue_amount, accrued_amount, held_line_count
    from standings
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
run_entries as (
    select program_id, currency, accrued_change_amount
    from accrual_entries
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
visible_entries as (
    select accrual_entries.program_id, accrual_entries.currency, accrual_entries.accrued_change_amount
    from accrual_entries
    left join runs on runs.run_id = accrual_entries.run_id
    where runs.run_id is not null or accrual_entries.run_id = '{{run_id}}'
),
payout_postings as (
    -- Both of these are of one reading of the ledger, so that a release meanwhile is in both or in neither.
    select
        program_id,
        customer_id,
        period_id,
        payout_id,
        attempt,
        currency,
        kind,
        settled_change_amount,
        case
            when (kind = 'release') = (credit_account = 'rebate_payable') then amount
            else -amount
        end as released_amount
    from payout_entries
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
settled as (
    select program_id, currency, settled_amount
    from settled_positions
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
file_totals as (
    select
        sum(case when kind = 'orders' then net_amount_accepted else 0 end) as accepted_net_amount,
        sum(case when kind = 'orders' then rows_accepted else 0 end) as accepted_rows,
        sum(rows_rejected) as rejected_rows,
        sum(rows_in - rows_accepted - rows_rejected) as missing_rows,
        count(*) as files
    from inputs
),
accepted_totals as (
    select sum(order_lines.net_amount) as net_amount, count(*) as row_count
    from order_lines
    inner join inputs on inputs.ingestion_id = order_lines.ingestion_id
),
rejected_totals as (
    select count(*) as row_count
    from rejected_lines
    inner join inputs on inputs.ingestion_id = rejected_lines.ingestion_id
),
counted_lines as (
    select customer_id, product_id, accrual_date, unit, currency, net_amount
    from order_lines_by_run
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
counted_days as (
    select currency, accrual_date, sum(net_amount) as net_amount, count(*) as row_count
    from counted_lines
    group by currency, accrual_date
    union all
    -- Of no lines the total is zero.
    select '', null, 0, 0
),
counted_currencies as (
    -- As they are, all currencies added up, and for the panel in each currency that programs are written in: from one reading of the lines.
    select '' as currency
    union all
    select currency
    from programs
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
    group by currency
),
rated_days as (
    select
        counted_currencies.currency,
        counted_days.net_amount,
        counted_days.row_count,
        case
            when counted_currencies.currency in ('', counted_days.currency) then cast(1 as decimal(18,8))
            else exchange_rates_by_run.rate
        end as rate
    from counted_days
    cross join counted_currencies
    left join exchange_rates_by_run
        on exchange_rates_by_run.exchange_id = 'day'
        and exchange_rates_by_run.from_currency = counted_days.currency
        and exchange_rates_by_run.to_currency = counted_currencies.currency
        and counted_days.accrual_date >= exchange_rates_by_run.first_day
        and counted_days.accrual_date < exchange_rates_by_run.day_after
        and exchange_rates_by_run.as_of_date = '{{as_of_date}}'
        and exchange_rates_by_run.run_id = '{{run_id}}'
    where counted_currencies.currency = '' or counted_days.accrual_date >= cast('{{panel_first_day}}' as date)
),
counted_totals as (
    select
        currency,
        sum(cast(net_amount as decimal(24,6)) * cast(coalesce(rate, 0) as decimal(14,8))) as net_amount,
        sum(row_count) as row_count,
        sum(case when rate is null then row_count else 0 end) as unconverted_line_count
    from rated_days
    group by currency
),
panel_totals as (
    select
        customer_months.currency,
        sum(customer_months.net_amount) as net_amount,
        sum(customer_months.unconverted_line_count) as unconverted_line_count,
        count(*) as row_count
    from customer_months
    inner join published_months
        on published_months.month = customer_months.month
        and published_months.month_run_id = customer_months.run_id
    where
        published_months.as_of_date = '{{as_of_date}}'
        and published_months.run_id = '{{run_id}}'
        and customer_months.customer_id is not null
    group by customer_months.currency
),
scope_volume as (
    select
        scope_products_by_run.scope_id,
        counted_lines.customer_id,
        counted_lines.accrual_date,
        counted_lines.unit,
        counted_lines.currency,
        sum(counted_lines.net_amount) as net_amount
    from counted_lines
    inner join scope_products_by_run on scope_products_by_run.product_id = counted_lines.product_id
    where scope_products_by_run.as_of_date = '{{as_of_date}}' and scope_products_by_run.run_id = '{{run_id}}'
    group by
        scope_products_by_run.scope_id,
        counted_lines.customer_id,
        counted_lines.accrual_date,
        counted_lines.unit,
        counted_lines.currency
),
program_volume as (
    select
        period_rules.program_id,
        period_rules.currency,
        sum(
            cast(scope_volume.net_amount as decimal(24,6)) * cast(
                case
                    when scope_volume.currency = period_rules.currency then cast(1 as decimal(18,8))
                    else coalesce(exchange_rates_by_run.rate, 0)
                end as decimal(14,8)
            )
        ) as net_amount,
        count(*) as row_count
    from scope_volume
    inner join period_rules
        on period_rules.product_scope_id = scope_volume.scope_id
        and scope_volume.accrual_date >= period_rules.first_day
        and scope_volume.accrual_date < period_rules.day_after
    inner join scope_customers_by_run
        on scope_customers_by_run.scope_id = period_rules.customer_scope_id
        and scope_customers_by_run.customer_id = scope_volume.customer_id
        and scope_customers_by_run.as_of_date = '{{as_of_date}}'
        and scope_customers_by_run.run_id = '{{run_id}}'
    left join exchange_rates_by_run
        on exchange_rates_by_run.exchange_id = period_rules.exchange_id
        and exchange_rates_by_run.from_currency = scope_volume.currency
        and exchange_rates_by_run.to_currency = period_rules.currency
        and scope_volume.accrual_date >= exchange_rates_by_run.first_day
        and scope_volume.accrual_date < exchange_rates_by_run.day_after
        and exchange_rates_by_run.as_of_date = '{{as_of_date}}'
        and exchange_rates_by_run.run_id = '{{run_id}}'
    left join rule_units
        on rule_units.unit_id = period_rules.unit_id
        and rule_units.unit = scope_volume.unit
        and rule_units.as_of_date = '{{as_of_date}}'
        and rule_units.run_id = '{{run_id}}'
    where period_rules.unit_id is null or rule_units.factor is not null
    group by period_rules.program_id, period_rules.currency
),
standing_totals as (
    select
        program_id,
        currency,
        sum(net_amount) as net_amount,
        sum(to_accrue_amount) as to_accrue_amount,
        sum(accrued_amount) as accrued_amount,
        sum(held_line_count) as held_line_count,
        count(*) as row_count
    from run_standings
    group by program_id, currency
),
run_entry_totals as (
    select program_id, currency, sum(accrued_change_amount) as accrued_change_amount, count(*) as row_count
    from run_entries
    group by program_id, currency
),
visible_entry_totals as (
    select program_id, currency, sum(accrued_change_amount) as accrued_change_amount, count(*) as row_count
    from visible_entries
    group by program_id, currency
),
settled_totals as (
    select program_id, currency, sum(settled_amount) as settled_amount, count(*) as row_count
    from settled
    group by program_id, currency
),
payout_totals as (
    select program_id, currency, sum(settled_change_amount) as settled_amount, count(*) as row_count
    from payout_postings
    group by program_id, currency
),
confirmed as (
    -- A release is paid or comes back, one of both, and its every line with it.
    select program_id, customer_id, period_id, payout_id, attempt, currency, released_amount
    from payout_postings
    where kind <> 'release'
),
confirmed_lines as (
    select program_id, customer_id, period_id, payout_id, attempt
    from confirmed
    group by program_id, customer_id, period_id, payout_id, attempt
),
confirmed_totals as (
    select program_id, currency, sum(released_amount) as released_amount, count(*) as row_count
    from confirmed
    group by program_id, currency
),
confirmed_release_totals as (
    select
        payout_postings.program_id,
        payout_postings.currency,
        sum(payout_postings.released_amount) as released_amount,
        count(*) as row_count
    from payout_postings
    inner join confirmed_lines
        on confirmed_lines.program_id = payout_postings.program_id
        and confirmed_lines.customer_id = payout_postings.customer_id
        and confirmed_lines.period_id = payout_postings.period_id
        and confirmed_lines.payout_id = payout_postings.payout_id
        and confirmed_lines.attempt = payout_postings.attempt
    where payout_postings.kind = 'release'
    group by payout_postings.program_id, payout_postings.currency
)
select 'files_accepted' as total_name, '' as program_id, '' as currency, cast(coalesce(accepted_net_amount, 0) as varchar) as amount, cast(coalesce(accepted_rows, 0) as bigint) as row_count from file_totals
union all
select 'files_rejected', '', '', '0', cast(coalesce(rejected_rows, 0) as bigint) from file_totals
union all
select 'files_missing', '', '', '0', cast(coalesce(missing_rows, 0) as bigint) from file_totals
union all
select 'files', '', '', '0', files from file_totals
union all
select 'lines_accepted', '', '', cast(coalesce(net_amount, 0) as varchar), row_count from accepted_totals
union all
select 'lines_rejected', '', '', '0', row_count from rejected_totals
union all
-- For the panel, whose rows are rounded each, what is counted beside the amount are the lines without a rate.
select
    case when currency = '' then 'lines_counted' else 'panel_lines' end,
    '',
    currency,
    cast(cast(net_amount as decimal(38,6)) as varchar),
    cast(case when currency = '' then row_count else unconverted_line_count end as bigint)
from counted_totals
union all
select 'panel', '', currency, cast(net_amount as varchar), cast(unconverted_line_count as bigint) from panel_totals
union all
select 'panel_rows', '', currency, '0', row_count from panel_totals
union all
select 'volume', program_id, currency, cast(net_amount as varchar), row_count from program_volume
union all
select 'standing_volume', program_id, currency, cast(net_amount as varchar), row_count from standing_totals
union all
select 'standing_to_accrue', program_id, currency, cast(to_accrue_amount as varchar), row_count from standing_totals
union all
select 'standing_accrued', program_id, currency, cast(accrued_amount as varchar), cast(held_line_count as bigint) from standing_totals
union all
select 'entries_of_run', program_id, currency, cast(accrued_change_amount as varchar), row_count from run_entry_totals
union all
select 'entries', program_id, currency, cast(accrued_change_amount as varchar), row_count from visible_entry_totals
union all
select 'settled', program_id, currency, cast(settled_amount as varchar), row_count from settled_totals
union all
select 'payout_entries', program_id, currency, cast(settled_amount as varchar), row_count from payout_totals
union all
select 'payouts_confirmed', program_id, currency, cast(released_amount as varchar), row_count from confirmed_totals
union all
select 'confirmed_releases', program_id, currency, cast(released_amount as varchar), row_count from confirmed_release_totals
