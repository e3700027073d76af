-- Question: How long does each level take to decide, and how often does it not decide in time?
-- Grain: one row per level_id
-- Columns:
--   level_id string The level of the approval policy
--   decisions bigint Decisions made, of every round
--   approvals bigint Of them approvals
--   rejections bigint Of them rejections
--   changes_requested bigint Of them requests for changes
--   time_outs bigint Steps that were given up because not enough people decided in time
--   waiting bigint Payouts that the level is being asked about
--   average_hours double From the question to the decision, as the clock runs, on average
--   median_hours double Half of the decisions took no longer
--   longest_hours double The longest
--   average_business_hours double The same in whole business hours, on average
--   longest_business_hours int The longest
with decisions as (
    select level_id, outcome, asked_at, decided_at, business_hours
    from payout_decisions_current
),
time_outs as (
    select level_id
    from payout_time_outs_current
),
waiting as (
    select waiting_level_id as level_id
    from payouts_current
    where waiting_level_id is not null
),
timed as (
    select
        level_id,
        outcome,
        cast(date_diff('minute', asked_at, decided_at) as double) / cast(60 as double) as hours,
        business_hours
    from decisions
),
decided_per_level as (
    select
        level_id,
        count(*) as decisions,
        sum(case when outcome = 'approved' then 1 else 0 end) as approvals,
        sum(case when outcome = 'rejected' then 1 else 0 end) as rejections,
        sum(case when outcome = 'changes_requested' then 1 else 0 end) as changes_requested,
        avg(hours) as average_hours,
        approx_percentile(hours, 0.5) as median_hours,
        max(hours) as longest_hours,
        avg(cast(business_hours as double)) as average_business_hours,
        max(business_hours) as longest_business_hours
    from timed
    group by level_id
),
time_outs_per_level as (
    select level_id, count(*) as time_outs
    from time_outs
    group by level_id
),
waiting_per_level as (
    select level_id, count(*) as waiting
    from waiting
    group by level_id
),
levels as (
    select level_id
    from decided_per_level
    union
    select level_id
    from time_outs_per_level
    union
    select level_id
    from waiting_per_level
)
select
    levels.level_id,
    coalesce(decided_per_level.decisions, 0) as decisions,
    cast(coalesce(decided_per_level.approvals, 0) as bigint) as approvals,
    cast(coalesce(decided_per_level.rejections, 0) as bigint) as rejections,
    cast(coalesce(decided_per_level.changes_requested, 0) as bigint) as changes_requested,
    coalesce(time_outs_per_level.time_outs, 0) as time_outs,
    coalesce(waiting_per_level.waiting, 0) as waiting,
    decided_per_level.average_hours,
    decided_per_level.median_hours,
    decided_per_level.longest_hours,
    decided_per_level.average_business_hours,
    decided_per_level.longest_business_hours
from levels
left join decided_per_level on decided_per_level.level_id = levels.level_id
left join time_outs_per_level on time_outs_per_level.level_id = levels.level_id
left join waiting_per_level on waiting_per_level.level_id = levels.level_id
order by level_id
