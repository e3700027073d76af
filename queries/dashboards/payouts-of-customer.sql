-- Question: Which payouts were ever proposed for a customer, where does each stand, and which positions does it settle?
-- Grain: one row per payout_id, line_number, the latest proposal first
-- Parameters: customer_id string The customer
-- Columns:
--   customer_id string The customer
--   payout_id string The payout
--   line_number int Number of the line in it, from 1; null where the payout has none
--   program_id string The program of the line
--   period_id string The accrual period of the line
--   currency string ISO 4217 code of the amounts
--   amount decimal(18,4) What the payout is over
--   line_amount decimal(18,4) What the line adds to it
--   status string proposed, blocked, in_approval, changes_requested, held, approved, released, paid, failed, rejected or voided
--   payout_on date Day on which it is to be paid
--   proposed_at timestamp When it was proposed last, UTC
--   paid_on date Value date of the payment; null until then
select
    payouts_current.customer_id,
    payouts_current.payout_id,
    payout_lines_current.line_number,
    payout_lines_current.program_id,
    payout_lines_current.period_id,
    payouts_current.currency,
    payouts_current.amount,
    payout_lines_current.amount as line_amount,
    payouts_current.status,
    payouts_current.payout_on,
    payouts_current.proposed_at,
    payouts_current.paid_on
from payouts_current
left join payout_lines_current on payout_lines_current.payout_id = payouts_current.payout_id
where payouts_current.customer_id = ?
order by proposed_at desc, payout_id, line_number
