-- Question: Which payouts did not go the ordinary way, where, and by whom?
-- Grain: one row per payout_id, exception, level_id, detail
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   payout_id string The payout, derived from what it asks for
--   exception string warning_approved, blocked, escalated, held, substitute, further_round or released_again
--   level_id string The level where it happened; null where it happened at none
--   person_id string Who did it; null where nobody did
--   detail string The check's finding, the reason, the approver who was stood in for, or the number of the round or release
--   happened_at timestamp When, UTC
with payouts as (
    select
        run_id,
        as_of_date,
        payout_id,
        status,
        reason,
        round,
        proposed_by,
        proposed_at,
        approved_at
    from payouts_current
),
checks as (
    -- Several checks may find the same.
    select payout_id, verdict, reason
    from payout_checks_current
    group by payout_id, verdict, reason
),
decisions as (
    select payout_id, level_id, decided_by, instead_of, decided_at
    from payout_decisions_current
),
time_outs as (
    select payout_id, level_id, step_number, timed_out_at
    from payout_time_outs_current
),
releases as (
    select payout_id, attempt, released_by, released_at
    from payout_releases_current
),
exceptions as (
    select
        'warning_approved' as exception,
        payouts.payout_id,
        cast(null as varchar) as level_id,
        cast(null as varchar) as person_id,
        checks.reason as detail,
        payouts.approved_at as happened_at
    from payouts
    inner join checks on checks.payout_id = payouts.payout_id
    where checks.verdict = 'warn' and payouts.approved_at is not null
    union all
    select 'blocked', payouts.payout_id, null, null, coalesce(checks.reason, payouts.reason), payouts.proposed_at
    from payouts
    left join checks on checks.payout_id = payouts.payout_id and checks.verdict = 'block'
    where payouts.status = 'blocked'
    union all
    select 'escalated', payout_id, level_id, null, cast(step_number as varchar), timed_out_at
    from time_outs
    union all
    select 'held', payouts.payout_id, null, null, payouts.reason, last_time_outs.timed_out_at
    from payouts
    left join (
        select payout_id, max(timed_out_at) as timed_out_at
        from time_outs
        group by payout_id
    ) as last_time_outs on last_time_outs.payout_id = payouts.payout_id
    where payouts.status = 'held'
    union all
    select 'substitute', payout_id, level_id, decided_by, instead_of, decided_at
    from decisions
    where instead_of is not null
    union all
    select 'further_round', payout_id, null, proposed_by, cast(round as varchar), proposed_at
    from payouts
    where round > 1
    union all
    select 'released_again', payout_id, null, released_by, cast(attempt as varchar), released_at
    from releases
    where attempt > 1
)
select
    payouts.run_id,
    payouts.as_of_date,
    exceptions.payout_id,
    exceptions.exception,
    exceptions.level_id,
    exceptions.person_id,
    exceptions.detail,
    exceptions.happened_at
from exceptions
inner join payouts on payouts.payout_id = exceptions.payout_id
