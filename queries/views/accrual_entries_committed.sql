-- Question: Which entries does the ledger hold, as far as runs are committed?
-- Grain: one row per entry_id
-- Columns:
--   run_id string The committed run
--   run_number bigint Serial number of the run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   entry_id string Derived from run, position and kind
--   posting_run_id string The run that posted the entry; another than run_id where that run died and this one took over
--   kind string accrual
--   program_id string The rebate program
--   program_version int The version of the program whose terms applied
--   customer_id string The customer who bought
--   period_id string The accrual period, such as 2011-Q1
--   accounting_period_id string The accrual period in whose books the entry is: period_id, or the open one once that period is locked
--   debit_account string Account debited
--   credit_account string Account credited
--   amount decimal(18,4) Amount of the posting, above zero
--   accrued_change_amount decimal(18,4) The same with its sign: what the posting adds to the liability
--   accrued_after_amount decimal(18,4) The position's accrued amount after the posting
--   currency string ISO 4217 code of the amounts in the row
--   previous_entry_id string The position's entry before this one, which this one corrects; null for the first
--   posted_at timestamp When the entry was posted, UTC
select
    accrual_entries.run_id,
    runs.run_number,
    accrual_entries.as_of_date,
    accrual_entries.entry_id,
    accrual_entries.posting_run_id,
    accrual_entries.kind,
    accrual_entries.program_id,
    accrual_entries.program_version,
    accrual_entries.customer_id,
    accrual_entries.period_id,
    accrual_entries.accounting_period_id,
    accrual_entries.debit_account,
    accrual_entries.credit_account,
    accrual_entries.amount,
    accrual_entries.accrued_change_amount,
    accrual_entries.accrued_after_amount,
    accrual_entries.currency,
    accrual_entries.previous_entry_id,
    accrual_entries.posted_at
from accrual_entries
inner join runs
    on runs.run_id = accrual_entries.run_id
    and runs.as_of_date = accrual_entries.as_of_date
