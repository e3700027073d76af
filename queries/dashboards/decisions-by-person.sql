-- Question: Who decided on payouts, how often and how, by the customers' regions and segments?
-- Grain: one row per decided_by, region, segment
-- Columns:
--   decided_by string Who decided
--   region string Sales region of the customers when it was proposed
--   segment string Commercial segment of the customers when it was proposed
--   decisions bigint Decisions, of every round
--   approvals bigint Of them approvals
--   rejections bigint Of them rejections
--   changes_requested bigint Of them requests for changes
--   in_anothers_place bigint Of the decisions those that a substitute made
--   last_decided_at timestamp When last, UTC
with payouts as (
    select payout_id, region, segment
    from payouts_current
),
decisions as (
    select payout_id, decided_by, instead_of, outcome, decided_at
    from payout_decisions_current
)
select
    decisions.decided_by,
    payouts.region,
    payouts.segment,
    count(*) as decisions,
    sum(case when decisions.outcome = 'approved' then 1 else 0 end) as approvals,
    sum(case when decisions.outcome = 'rejected' then 1 else 0 end) as rejections,
    sum(case when decisions.outcome = 'changes_requested' then 1 else 0 end) as changes_requested,
    sum(case when decisions.instead_of is not null then 1 else 0 end) as in_anothers_place,
    max(decisions.decided_at) as last_decided_at
from decisions
inner join payouts on payouts.payout_id = decisions.payout_id
group by decisions.decided_by, payouts.region, payouts.segment
order by decided_by, region, segment
