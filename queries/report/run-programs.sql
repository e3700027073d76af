-- Question: What did a run accrue per program, and what does each program owe after it?
-- Grain: one row per program_id, currency
-- Parameters: run_number bigint The run's number; entries of later runs are left out
-- Parameters: run_id string The run
-- Parameters: as_of_date string Its as-of date, so that only its own partition is read
-- Columns:
--   program_id string The rebate program
--   currency string ISO 4217 code of the amounts
--   balance_amount decimal(38,4) Accrued after the run, over all periods
--   change_amount decimal(38,4) What the run added to it
--   entries bigint Entries that became visible with the run
--   customers bigint Customers with a position
--   customers_earning bigint Customers who earned something
--   positions bigint Positions computed
--   held_lines bigint Lines held back for want of an exchange rate
with committed_runs as (
    select run_id
    from runs
    where run_number <= ?
),
this_run as (
    select run_id, as_of_date
    from runs
    where run_id = ? and as_of_date = ?
),
entry_totals as (
    select
        accrual_entries.program_id,
        accrual_entries.currency,
        sum(accrual_entries.accrued_change_amount) as balance_amount,
        sum(case when this_run.run_id is null then 0 else accrual_entries.accrued_change_amount end) as change_amount,
        sum(case when this_run.run_id is null then 0 else 1 end) as entries
    from accrual_entries
    inner join committed_runs on committed_runs.run_id = accrual_entries.run_id
    left join this_run on this_run.run_id = accrual_entries.run_id
    group by accrual_entries.program_id, accrual_entries.currency
),
standing_totals as (
    select
        standings.program_id,
        standings.currency,
        count(distinct standings.customer_id) as customers,
        count(distinct case when standings.earned_amount > 0 then standings.customer_id end) as customers_earning,
        count(*) as positions,
        sum(standings.held_line_count) as held_lines
    from standings
    inner join this_run on this_run.run_id = standings.run_id and this_run.as_of_date = standings.as_of_date
    group by standings.program_id, standings.currency
)
select
    coalesce(standing_totals.program_id, entry_totals.program_id) as program_id,
    coalesce(standing_totals.currency, entry_totals.currency) as currency,
    cast(coalesce(entry_totals.balance_amount, 0) as decimal(38,4)) as balance_amount,
    cast(coalesce(entry_totals.change_amount, 0) as decimal(38,4)) as change_amount,
    cast(coalesce(entry_totals.entries, 0) as bigint) as entries,
    cast(coalesce(standing_totals.customers, 0) as bigint) as customers,
    cast(coalesce(standing_totals.customers_earning, 0) as bigint) as customers_earning,
    cast(coalesce(standing_totals.positions, 0) as bigint) as positions,
    cast(coalesce(standing_totals.held_lines, 0) as bigint) as held_lines
from standing_totals
full outer join entry_totals
    on entry_totals.program_id = standing_totals.program_id
    and entry_totals.currency = standing_totals.currency
order by program_id, currency
