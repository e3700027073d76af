-- Question: How often did payouts not go the ordinary way, and when last, by the customers' regions and segments?
-- Grain: one row per exception, region, segment
-- Columns:
--   exception string warning_approved, blocked, escalated, held, substitute, further_round or released_again
--   region string Sales region of the customers when it was proposed
--   segment string Commercial segment of the customers when it was proposed
--   payouts bigint Payouts
--   exceptions bigint How often it happened with them
--   last_happened_at timestamp When last, UTC
with payouts as (
    select payout_id, region, segment
    from payouts_current
),
exceptions as (
    select exception, payout_id, happened_at
    from payout_exceptions_current
)
select
    exceptions.exception,
    payouts.region,
    payouts.segment,
    count(distinct payouts.payout_id) as payouts,
    count(*) as exceptions,
    max(exceptions.happened_at) as last_happened_at
from exceptions
inner join payouts on payouts.payout_id = exceptions.payout_id
group by exceptions.exception, payouts.region, payouts.segment
order by exception, region, segment
