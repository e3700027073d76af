-- Question: Do the totals of the runs since a day tie, from file to line to standing to entry?
-- Grain: one row per run_id, check_name, program_id, currency, the newest run first
-- Parameters: first_as_of_date string Runs whose as-of day is not before it, as text YYYY-MM-DD
-- Columns:
--   run_id string The run
--   run_number bigint Serial number of the run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   check_name string rows_in_files, order_lines_in_lake, rejected_rows_in_lake, net_amount_in_lake, entries_of_run, accrued_in_ledger or settled_in_ledger
--   program_id string The rebate program; null where the check is over all programs
--   currency string ISO 4217 code of the amounts; null where rows are counted
--   stated_amount decimal(38,6) What the first side says: the file, the manifest, the commit row, the standings or what is settled
--   found_amount decimal(38,6) What the second side holds: accepted and rejected rows, the lake, the ledger or the entries of payouts
--   difference_amount decimal(38,6) Stated less found
--   is_tied boolean Whether the difference is zero
with committed_runs as (
    select run_id, run_number, as_of_date, entries_posted
    from runs
    where as_of_date >= ?
),
every_run as (
    select run_id, run_number
    from runs
),
inputs as (
    select
        run_ingestions.run_id,
        run_ingestions.ingestion_id,
        run_ingestions.kind,
        run_ingestions.rows_in,
        run_ingestions.rows_accepted,
        run_ingestions.rows_rejected,
        run_ingestions.net_amount_accepted
    from run_ingestions
    inner join committed_runs
        on committed_runs.run_id = run_ingestions.run_id
        and committed_runs.as_of_date = run_ingestions.as_of_date
),
positions as (
    select standings.run_id, standings.program_id, standings.currency, standings.accrued_amount
    from standings
    inner join committed_runs
        on committed_runs.run_id = standings.run_id
        and committed_runs.as_of_date = standings.as_of_date
),
entries as (
    select run_id, program_id, currency, accrued_change_amount
    from accrual_entries_committed
),
payout_postings as (
    select payout_entries.run_id, payout_entries.program_id, payout_entries.currency, payout_entries.settled_change_amount
    from payout_entries
    inner join committed_runs
        on committed_runs.run_id = payout_entries.run_id
        and committed_runs.as_of_date = payout_entries.as_of_date
),
settled as (
    select
        settled_positions.run_id,
        settled_positions.program_id,
        settled_positions.currency,
        settled_positions.settled_amount
    from settled_positions
    inner join committed_runs
        on committed_runs.run_id = settled_positions.run_id
        and committed_runs.as_of_date = settled_positions.as_of_date
),
lines_per_ingestion as (
    select ingestion_id, count(*) as row_count, sum(net_amount) as net_amount
    from order_lines
    group by ingestion_id
),
rejected_per_ingestion as (
    select ingestion_id, count(*) as row_count
    from rejected_lines
    group by ingestion_id
),
input_totals as (
    select
        inputs.run_id,
        sum(inputs.rows_in) as rows_in,
        sum(inputs.rows_accepted + inputs.rows_rejected) as rows_judged,
        sum(case when inputs.kind = 'orders' then inputs.rows_accepted else 0 end) as order_lines_accepted,
        sum(coalesce(lines_per_ingestion.row_count, 0)) as order_lines_found,
        sum(inputs.rows_rejected) as rows_rejected,
        sum(coalesce(rejected_per_ingestion.row_count, 0)) as rejected_found,
        sum(coalesce(inputs.net_amount_accepted, 0)) as net_amount_accepted,
        sum(coalesce(lines_per_ingestion.net_amount, 0)) as net_amount_found
    from inputs
    left join lines_per_ingestion on lines_per_ingestion.ingestion_id = inputs.ingestion_id
    left join rejected_per_ingestion on rejected_per_ingestion.ingestion_id = inputs.ingestion_id
    group by inputs.run_id
),
entries_per_run as (
    select run_id, count(*) as row_count
    from entries
    group by run_id
),
accrued_per_run as (
    select run_id, program_id, currency, sum(accrued_change_amount) as accrued_amount
    from entries
    group by run_id, program_id, currency
),
standing_per_run as (
    select run_id, program_id, currency, sum(accrued_amount) as accrued_amount
    from positions
    group by run_id, program_id, currency
),
program_currencies as (
    select program_id, currency
    from accrued_per_run
    union
    select program_id, currency
    from standing_per_run
),
booked as (
    -- A run that posts nothing for a program still finds there what earlier runs booked, those before the day asked included.
    select
        every_run.run_id,
        program_currencies.program_id,
        program_currencies.currency,
        sum(coalesce(accrued_per_run.accrued_amount, 0)) over (
            partition by program_currencies.program_id, program_currencies.currency
            order by every_run.run_number
        ) as ledger_amount
    from every_run
    cross join program_currencies
    left join accrued_per_run
        on accrued_per_run.run_id = every_run.run_id
        and accrued_per_run.program_id = program_currencies.program_id
        and accrued_per_run.currency = program_currencies.currency
),
ledger_totals as (
    select
        booked.run_id,
        booked.program_id,
        booked.currency,
        coalesce(standing_per_run.accrued_amount, 0) as standing_amount,
        booked.ledger_amount
    from booked
    inner join committed_runs on committed_runs.run_id = booked.run_id
    left join standing_per_run
        on standing_per_run.run_id = booked.run_id
        and standing_per_run.program_id = booked.program_id
        and standing_per_run.currency = booked.currency
),
settled_per_run as (
    select run_id, program_id, currency, sum(settled_amount) as settled_amount
    from settled
    group by run_id, program_id, currency
),
settled_change_per_run as (
    select run_id, program_id, currency, sum(settled_change_amount) as settled_amount
    from payout_postings
    group by run_id, program_id, currency
),
checks as (
    select
        run_id,
        'rows_in_files' as check_name,
        cast(null as varchar) as program_id,
        cast(null as varchar) as currency,
        cast(rows_in as decimal(38,6)) as stated_amount,
        cast(rows_judged as decimal(38,6)) as found_amount
    from input_totals
    union all
    select
        run_id,
        'order_lines_in_lake',
        null,
        null,
        cast(order_lines_accepted as decimal(38,6)),
        cast(order_lines_found as decimal(38,6))
    from input_totals
    union all
    select
        run_id,
        'rejected_rows_in_lake',
        null,
        null,
        cast(rows_rejected as decimal(38,6)),
        cast(rejected_found as decimal(38,6))
    from input_totals
    union all
    select
        run_id,
        'net_amount_in_lake',
        null,
        null,
        cast(net_amount_accepted as decimal(38,6)),
        cast(net_amount_found as decimal(38,6))
    from input_totals
    union all
    select
        committed_runs.run_id,
        'entries_of_run',
        null,
        null,
        cast(committed_runs.entries_posted as decimal(38,6)),
        cast(coalesce(entries_per_run.row_count, 0) as decimal(38,6))
    from committed_runs
    left join entries_per_run on entries_per_run.run_id = committed_runs.run_id
    union all
    select
        run_id,
        'accrued_in_ledger',
        program_id,
        currency,
        cast(standing_amount as decimal(38,6)),
        cast(ledger_amount as decimal(38,6))
    from ledger_totals
    union all
    select
        coalesce(settled_per_run.run_id, settled_change_per_run.run_id),
        'settled_in_ledger',
        coalesce(settled_per_run.program_id, settled_change_per_run.program_id),
        coalesce(settled_per_run.currency, settled_change_per_run.currency),
        cast(coalesce(settled_per_run.settled_amount, 0) as decimal(38,6)),
        cast(coalesce(settled_change_per_run.settled_amount, 0) as decimal(38,6))
    from settled_per_run
    full outer join settled_change_per_run
        on settled_change_per_run.run_id = settled_per_run.run_id
        and settled_change_per_run.program_id = settled_per_run.program_id
        and settled_change_per_run.currency = settled_per_run.currency
)
select
    committed_runs.run_id,
    committed_runs.run_number,
    committed_runs.as_of_date,
    checks.check_name,
    checks.program_id,
    checks.currency,
    checks.stated_amount,
    checks.found_amount,
    cast(checks.stated_amount - checks.found_amount as decimal(38,6)) as difference_amount,
    checks.stated_amount = checks.found_amount as is_tied
from checks
inner join committed_runs on committed_runs.run_id = checks.run_id
order by run_number desc, check_name, program_id, currency
