-- Question: Which payouts are not paid yet, for whom do they wait, and since when?
-- Grain: one row per payout_id that is neither paid, rejected nor voided, who waits longest first
-- Parameters: stage_pattern string The stage to show, or % for all
-- Parameters: waits_for_pattern string Whom they wait for, or % for all
-- Parameters: least_days_overdue int Payouts overdue for fewer days are left out; 0 for none
-- Columns:
--   payout_id string The payout
--   stage string in_approval, stopped, to_release or on_its_way
--   waits_for string The level whose people are asked, or approval, proposer, releaser or bank
--   waiting_since timestamp Since when it waits for them, UTC
--   days_waiting bigint Days from then to the day on which the run was committed
--   customer_id string The customer
--   customer_name string The customer's name when it was proposed
--   region string The customer's sales region when it was proposed
--   segment string The customer's commercial segment when it was proposed
--   currency string ISO 4217 code of the amount
--   amount decimal(18,4) What is to be paid
--   payout_on date Day on which it is to be paid
--   days_overdue bigint Days from payout_on to the run's date, 0 where it is not past
--   status string Where exactly it stands
--   reason string Why it is blocked or held, in a code; null elsewhere
--   checks_warned int Compliance checks that warned
with payouts as (
    select
        as_of_date,
        payout_id,
        customer_id,
        customer_name,
        region,
        segment,
        currency,
        amount,
        payout_on,
        status,
        reason,
        checks_warned,
        proposed_at,
        waiting_level_id,
        waiting_since,
        approved_at,
        released_at
    from payouts_current
    where status not in ('paid', 'rejected', 'voided')
),
failures as (
    select payout_id, max(confirmed_at) as failed_at
    from payout_releases_current
    where outcome = 'failed'
    group by payout_id
),
staged as (
    select
        payouts.payout_id,
        case
            when payouts.status = 'released' then 'on_its_way'
            when payouts.status in ('approved', 'failed') then 'to_release'
            when payouts.status in ('proposed', 'in_approval') then 'in_approval'
            else 'stopped'
        end as stage,
        case
            when payouts.status = 'released' then 'bank'
            when payouts.status in ('approved', 'failed') then 'releaser'
            when payouts.status in ('proposed', 'in_approval') then coalesce(payouts.waiting_level_id, 'approval')
            else 'proposer'
        end as waits_for,
        case
            when payouts.status = 'released' then payouts.released_at
            when payouts.status = 'approved' then payouts.approved_at
            when payouts.status = 'failed' then coalesce(failures.failed_at, payouts.approved_at)
            else coalesce(payouts.waiting_since, payouts.proposed_at)
        end as waiting_since,
        case
            when payouts.payout_on < cast(payouts.as_of_date as date)
                then date_diff('day', payouts.payout_on, cast(payouts.as_of_date as date))
            else 0
        end as days_overdue
    from payouts
    left join failures on failures.payout_id = payouts.payout_id
)
select
    payouts.payout_id,
    staged.stage,
    staged.waits_for,
    staged.waiting_since,
    date_diff('day', cast(staged.waiting_since as date), cast(latest_run.committed_at as date)) as days_waiting,
    payouts.customer_id,
    payouts.customer_name,
    payouts.region,
    payouts.segment,
    payouts.currency,
    payouts.amount,
    payouts.payout_on,
    staged.days_overdue,
    payouts.status,
    payouts.reason,
    payouts.checks_warned
from payouts
inner join staged on staged.payout_id = payouts.payout_id
cross join latest_run
where staged.stage like ? and staged.waits_for like ? and staged.days_overdue >= ?
order by waiting_since, payout_id
