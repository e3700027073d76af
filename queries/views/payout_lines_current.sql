-- Question: What does each payout settle, position by position?
-- Grain: one row per payout_id, line_number
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   payout_id string The payout, derived from what it asks for
--   line_number int Number of the line in the payout, from 1
--   program_id string The rebate program
--   program_version int The version of the program whose terms applied
--   customer_id string The customer who bought
--   period_id string The accrual period, such as 2011-Q1
--   counts_until date Day after the last transaction day that is settled
--   contract_reference string The contract that the program rests on
--   settled_before_amount decimal(18,4) What earlier payouts settled of the position
--   amount decimal(18,4) What this one adds to that; below zero where too much was settled before
--   currency string ISO 4217 code of the amounts in the row
select
    payout_lines.run_id,
    payout_lines.as_of_date,
    payout_lines.payout_id,
    payout_lines.line_number,
    payout_lines.program_id,
    payout_lines.program_version,
    payout_lines.customer_id,
    payout_lines.period_id,
    payout_lines.counts_until,
    payout_lines.contract_reference,
    payout_lines.settled_before_amount,
    payout_lines.amount,
    payout_lines.currency
from payout_lines
inner join latest_run
    on latest_run.run_id = payout_lines.run_id
    and latest_run.as_of_date = payout_lines.as_of_date
