-- Question: Who decided what about which payout, for whom, why, and after how long?
-- Grain: one row per payout_id, step_number, decided_by, the latest first
-- Columns:
--   decided_by string Who decided
--   decided_at timestamp When, UTC
--   outcome string approved, rejected or changes_requested
--   payout_id string The payout
--   customer_id string The customer
--   customer_name string The customer's name when it was proposed
--   currency string ISO 4217 code of the amount
--   amount decimal(18,4) What is to be paid
--   level_id string The level that was asked
--   step_number int Number of the step over the payout's life
--   round int Which way through the levels the decision belongs to
--   instead_of string The approver for whom a substitute decided; null where it was their own right
--   reason string In the approver's own words
--   hours double From the question to the decision, as the clock runs
--   counts boolean Whether the decision is of the payout's present round
--   status string Where the payout stands now
with decisions as (
    select
        payout_id,
        round,
        step_number,
        level_id,
        decided_by,
        instead_of,
        outcome,
        reason,
        asked_at,
        decided_at
    from payout_decisions_current
),
payouts as (
    select payout_id, customer_id, customer_name, currency, amount, round, status
    from payouts_current
)
select
    decisions.decided_by,
    decisions.decided_at,
    decisions.outcome,
    payouts.payout_id,
    payouts.customer_id,
    payouts.customer_name,
    payouts.currency,
    payouts.amount,
    decisions.level_id,
    decisions.step_number,
    decisions.round,
    decisions.instead_of,
    decisions.reason,
    cast(date_diff('minute', decisions.asked_at, decisions.decided_at) as double) / cast(60 as double) as hours,
    decisions.round = payouts.round as counts,
    payouts.status
from decisions
inner join payouts on payouts.payout_id = decisions.payout_id
order by decided_at desc, decided_by, payout_id
