-- Question: Why are payouts stopped, by the customers' regions and segments?
-- Grain: one row per status, reason, region, segment, currency; a payout that several checks block counts with each of them
-- Columns:
--   status string blocked, held or changes_requested
--   reason string The finding of the check that blocks, or why it is blocked or held, in a code; null where changes are requested
--   region string Sales region of the customers when it was proposed
--   segment string Commercial segment of the customers when it was proposed
--   currency string ISO 4217 code of the amount
--   payouts bigint Payouts
--   amount decimal(38,4) What they come to
with payouts as (
    select payout_id, status, reason, region, segment, currency, amount
    from payouts_current
    where status in ('blocked', 'held', 'changes_requested')
),
blocks as (
    -- Several checks may find the same.
    select payout_id, reason
    from payout_checks_current
    where verdict = 'block'
    group by payout_id, reason
),
stopped as (
    select
        payouts.status,
        case when payouts.status = 'blocked' then coalesce(blocks.reason, payouts.reason) else payouts.reason end as reason,
        payouts.region,
        payouts.segment,
        payouts.currency,
        payouts.amount
    from payouts
    left join blocks on blocks.payout_id = payouts.payout_id and payouts.status = 'blocked'
)
select
    status,
    reason,
    region,
    segment,
    currency,
    count(*) as payouts,
    cast(sum(amount) as decimal(38,4)) as amount
from stopped
group by status, reason, region, segment, currency
order by status, reason, region, segment, currency
