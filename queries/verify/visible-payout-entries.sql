-- Question: Which entries of payouts do readers of the facts see, and in which run's journal?
-- Grain: one row per entry_id
-- Columns:
--   run_id string The run in whose journal the entry is
--   entry_id string The entry
--   amount decimal(18,4) Amount of the posting
--   debit_account string Account debited
--   credit_account string Account credited
--   settled_change_amount decimal(18,4) What it adds to what is settled of the position
select run_id, entry_id, amount, debit_account, credit_account, settled_change_amount
from payout_entries_committed
