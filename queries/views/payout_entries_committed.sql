-- Question: Which entries of payouts does the ledger hold, and in which run's journal is each?
-- Grain: one row per entry_id
-- Columns:
--   run_id string The run in whose journal the entry is: the first committed one whose facts hold it
--   run_number bigint Serial number of that run
--   as_of_date string Last day whose order lines that run counted, as text YYYY-MM-DD
--   entry_id string Derived from position, payout, attempt and kind
--   kind string release, payment or return
--   payout_id string The payout, derived from what it asks for
--   attempt int 1 for the first release of the payout
--   program_id string The rebate program
--   customer_id string The customer who bought
--   period_id string The accrual period, such as 2011-Q1
--   debit_account string Account debited
--   credit_account string Account credited
--   amount decimal(18,4) Amount of the posting, above zero
--   settled_change_amount decimal(18,4) What it adds to what is settled of the position, with its sign
--   currency string ISO 4217 code of the amounts in the row
--   posted_at timestamp When the entry was posted, UTC
select
    runs.run_id,
    runs.run_number,
    runs.as_of_date,
    payout_entries.entry_id,
    payout_entries.kind,
    payout_entries.payout_id,
    payout_entries.attempt,
    payout_entries.program_id,
    payout_entries.customer_id,
    payout_entries.period_id,
    payout_entries.debit_account,
    payout_entries.credit_account,
    payout_entries.amount,
    payout_entries.settled_change_amount,
    payout_entries.currency,
    payout_entries.posted_at
from payout_entries
inner join latest_run
    on latest_run.run_id = payout_entries.run_id
    and latest_run.as_of_date = payout_entries.as_of_date
inner join runs on runs.run_id = payout_entries.journal_run_id
