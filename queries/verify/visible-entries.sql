-- Question: Which entries do readers of the facts see?
-- Grain: one row per committed run_id and entry_id
-- Columns:
--   run_id string The run that made the entry visible
--   entry_id string The entry
--   amount decimal(18,4) Amount of the posting
--   debit_account string Account debited
--   credit_account string Account credited
--   accrued_after_amount decimal(18,4) The position's accrued amount after the posting
with committed_runs as (
    select run_id
    from runs
)
select
    accrual_entries.run_id,
    accrual_entries.entry_id,
    accrual_entries.amount,
    accrual_entries.debit_account,
    accrual_entries.credit_account,
    accrual_entries.accrued_after_amount
from accrual_entries
inner join committed_runs on committed_runs.run_id = accrual_entries.run_id
