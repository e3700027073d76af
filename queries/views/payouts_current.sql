-- Question: Which payouts were ever proposed, and how far has each come?
-- Grain: one row per payout_id
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   payout_id string The payout, derived from what it asks for
--   customer_id string The customer who bought
--   customer_name string The customer's name when it was proposed
--   region string The customer's sales region when it was proposed
--   segment string The customer's commercial segment when it was proposed
--   payout_group string Programs whose payouts go out as one: their own word for it, or the program's id
--   currency string ISO 4217 code of the amounts in the row
--   amount decimal(18,4) What is to be paid: the sum of its lines
--   line_count int Positions that it settles
--   payout_on date Day on which it is to be paid
--   payee_name string The legal entity that is paid; null where nobody was registered
--   payout_method string bank_transfer, cheque, credit_note, deduction, red_letter_invoice, or cash, which is never paid
--   content_sha256 string SHA-256 of what approvers decide on
--   status string proposed, blocked, in_approval, changes_requested, held, approved, released, paid, failed, rejected or voided
--   reason string Why it is blocked, held, rejected or voided, in a code; null elsewhere
--   proposed_by string Who proposed it last
--   proposed_at timestamp When it was proposed last, UTC
--   round int How often it was proposed
--   checks_warned int Compliance checks that warned
--   checks_blocked int Compliance checks that blocked it
--   waiting_level_id string The level whose people are asked; null where nobody is
--   waiting_since timestamp When they were asked, UTC
--   decide_before timestamp From when on a decision comes too late, UTC
--   approved_at timestamp When the last level approved it, UTC; null until then
--   released_at timestamp When it was released last, UTC; null until then
--   paid_at timestamp When it was confirmed as paid, UTC; null until then
--   paid_on date Value date of the payment; null until then
--   revision int Changes so far
select
    payouts.run_id,
    payouts.as_of_date,
    payouts.payout_id,
    payouts.customer_id,
    payouts.customer_name,
    payouts.region,
    payouts.segment,
    payouts.payout_group,
    payouts.currency,
    payouts.amount,
    payouts.line_count,
    payouts.payout_on,
    payouts.payee_name,
    payouts.payout_method,
    payouts.content_sha256,
    payouts.status,
    payouts.reason,
    payouts.proposed_by,
    payouts.proposed_at,
    payouts.round,
    payouts.checks_warned,
    payouts.checks_blocked,
    payouts.waiting_level_id,
    payouts.waiting_since,
    payouts.decide_before,
    payouts.approved_at,
    payouts.released_at,
    payouts.paid_at,
    payouts.paid_on,
    payouts.revision
from payouts
inner join latest_run
    on latest_run.run_id = payouts.run_id
    and latest_run.as_of_date = payouts.as_of_date
