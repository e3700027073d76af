-- Question: What did a run post, and what did each entry change?
-- Grain: one row per entry_id that became visible with the run
-- Parameters: run_id string The run
-- Columns:
--   entry_id string The entry
--   kind string Kind of posting, such as accrual
--   program_id string The rebate program
--   period_id string The accrual period, such as 2011-Q1
--   customer_id string The customer
--   currency string ISO 4217 code of the amounts
--   accrued_before_amount decimal(18,4) The position's accrued amount before the posting
--   accrued_change_amount decimal(18,4) What the posting adds to the liability, below zero where it takes back
--   accrued_after_amount decimal(18,4) The position's accrued amount after the posting
--   debit_account string Account debited
--   credit_account string Account credited
--   amount decimal(18,4) Amount of the posting, above zero
--   is_correction boolean Whether it corrects an earlier entry of the position
--   previous_entry_id string The position's entry before this one; null for the first
--   posting_run_id string The run that posted it; another than the run where that one died and was taken over
--   posted_at timestamp When the entry was posted, UTC
with entries as (
    select
        entry_id,
        kind,
        program_id,
        period_id,
        customer_id,
        currency,
        accrued_change_amount,
        accrued_after_amount,
        debit_account,
        credit_account,
        amount,
        previous_entry_id,
        posting_run_id,
        posted_at
    from accrual_entries_committed
    where run_id = ?
)
select
    entry_id,
    kind,
    program_id,
    period_id,
    customer_id,
    currency,
    cast(accrued_after_amount - accrued_change_amount as decimal(18,4)) as accrued_before_amount,
    accrued_change_amount,
    accrued_after_amount,
    debit_account,
    credit_account,
    amount,
    previous_entry_id is not null as is_correction,
    previous_entry_id,
    posting_run_id,
    posted_at
from entries
order by program_id, period_id, customer_id, posted_at, entry_id
