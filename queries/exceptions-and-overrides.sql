-- Question: Which payouts did not go the ordinary way, and how?
-- Grain: one row per payout_id, exception, level_id, detail, the latest first
-- Columns:
--   exception string warning_approved, blocked, escalated, held, substitute, further_round or released_again
--   payout_id string The payout
--   customer_id string The customer
--   customer_name string The customer's name when it was proposed
--   currency string ISO 4217 code of the amount
--   amount decimal(18,4) What is to be paid
--   status string Where the payout stands now
--   level_id string The level where it happened; null where it happened at none
--   person_id string Who did it; null where nobody did
--   detail string The check's finding, the reason, the approver who was stood in for, or the number of the round or release
--   happened_at timestamp When, UTC
with payouts as (
    select payout_id, customer_id, customer_name, currency, amount, status
    from payouts_current
),
exceptions as (
    select exception, payout_id, level_id, person_id, detail, happened_at
    from payout_exceptions_current
)
select
    exceptions.exception,
    payouts.payout_id,
    payouts.customer_id,
    payouts.customer_name,
    payouts.currency,
    payouts.amount,
    payouts.status,
    exceptions.level_id,
    exceptions.person_id,
    exceptions.detail,
    exceptions.happened_at
from exceptions
inner join payouts on payouts.payout_id = exceptions.payout_id
order by happened_at desc, exception, payout_id, detail
