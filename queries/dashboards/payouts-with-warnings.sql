-- Question: Which payouts are unusual, by what checks warned of?
-- Grain: one row per payout_id, reason, figures, what was proposed last first; payouts that were rejected or voided are left out
-- Columns:
--   payout_id string The payout
--   customer_id string The customer
--   customer_name string The customer's name when it was proposed
--   region string The customer's sales region when it was proposed
--   segment string The customer's commercial segment when it was proposed
--   currency string ISO 4217 code of the amount
--   amount decimal(18,4) What is to be paid
--   status string Where the payout stands now
--   proposed_at timestamp When it was proposed last, UTC
--   reason string The finding, a key of the compliance reasons
--   figures string What the finding rests on, as JSON
with payouts as (
    select payout_id, customer_id, customer_name, region, segment, currency, amount, status, proposed_at
    from payouts_current
    where status not in ('rejected', 'voided')
),
warnings as (
    -- Several checks may find the same.
    select payout_id, reason, figures
    from payout_checks_current
    where verdict = 'warn'
    group by payout_id, reason, figures
)
select
    payouts.payout_id,
    payouts.customer_id,
    payouts.customer_name,
    payouts.region,
    payouts.segment,
    payouts.currency,
    payouts.amount,
    payouts.status,
    payouts.proposed_at,
    warnings.reason,
    warnings.figures
from payouts
inner join warnings on warnings.payout_id = payouts.payout_id
order by proposed_at desc, payout_id, reason, figures
