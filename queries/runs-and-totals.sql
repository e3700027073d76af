-- Question: Which runs are committed, what did each count, and what did it add to the liability?
-- Grain: one row per run_id, currency, the newest run first; a run that posted nothing has one row without currency
-- Columns:
--   run_id string The run
--   run_number bigint Serial number of the run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   started_at timestamp When the run took the lock, UTC
--   committed_at timestamp When the run was reconciled and committed, UTC
--   ingestions bigint Files counted
--   lines_accepted bigint Accepted order lines, every version
--   lines_rejected bigint Input rows rejected
--   lines_counted bigint Accepted order lines that count
--   positions bigint Positions computed
--   held_lines bigint Lines held back for want of an exchange rate, per program that they would count in
--   currency string ISO 4217 code of the amounts; null where the run posted nothing
--   entries bigint Entries in the currency that became visible with the run
--   increase_amount decimal(38,4) Sum of the entries that add to the liability
--   decrease_amount decimal(38,4) Sum of the entries that take back, above zero
--   change_amount decimal(38,4) What the run added to the liability
with committed_runs as (
    select
        run_id,
        run_number,
        as_of_date,
        started_at,
        committed_at,
        ingestions,
        lines_accepted,
        lines_rejected,
        lines_counted,
        positions,
        held_lines
    from runs
),
entries as (
    select run_id, currency, accrued_change_amount
    from accrual_entries_committed
),
entry_totals as (
    select
        run_id,
        currency,
        count(*) as entries,
        sum(case when accrued_change_amount > 0 then accrued_change_amount else 0 end) as increase_amount,
        sum(case when accrued_change_amount < 0 then -accrued_change_amount else 0 end) as decrease_amount,
        sum(accrued_change_amount) as change_amount
    from entries
    group by run_id, currency
)
select
    committed_runs.run_id,
    committed_runs.run_number,
    committed_runs.as_of_date,
    committed_runs.started_at,
    committed_runs.committed_at,
    committed_runs.ingestions,
    committed_runs.lines_accepted,
    committed_runs.lines_rejected,
    committed_runs.lines_counted,
    committed_runs.positions,
    committed_runs.held_lines,
    entry_totals.currency,
    coalesce(entry_totals.entries, 0) as entries,
    cast(coalesce(entry_totals.increase_amount, 0) as decimal(38,4)) as increase_amount,
    cast(coalesce(entry_totals.decrease_amount, 0) as decimal(38,4)) as decrease_amount,
    cast(coalesce(entry_totals.change_amount, 0) as decimal(38,4)) as change_amount
from committed_runs
left join entry_totals on entry_totals.run_id = committed_runs.run_id
order by run_number desc, currency
