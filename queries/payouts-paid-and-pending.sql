-- Question: Which payouts are paid, which are pending, and whom does each of those wait for?
-- Grain: one row per payout_id; payouts that were rejected or voided will never be paid and are left out
-- Columns:
--   stage string in_approval, stopped, to_release, on_its_way or paid
--   payout_id string The payout
--   customer_id string The customer
--   customer_name string The customer's name when it was proposed
--   region string The customer's sales region
--   segment string The customer's commercial segment
--   payout_group string Programs whose payouts go out as one
--   currency string ISO 4217 code of the amount
--   amount decimal(18,4) What is to be paid
--   payout_on date Day on which it is to be paid
--   days_overdue bigint Days from payout_on to the run's date; null where it is paid or not yet due
--   status string Where exactly it stands
--   reason string Why it is blocked or held, in a code; null elsewhere
--   waits_for string The level whose people are asked, or approval, proposer, releaser or bank; null where it is paid
--   waiting_since timestamp Since when it waits for them, UTC
--   checks_warned int Compliance checks that warned
--   paid_on date Value date of the payment; null until it is paid
with payouts as (
    select
        as_of_date,
        payout_id,
        customer_id,
        customer_name,
        region,
        segment,
        payout_group,
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
        released_at,
        paid_on
    from payouts_current
    where status not in ('rejected', 'voided')
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
            when payouts.status = 'paid' then 'paid'
            when payouts.status = 'released' then 'on_its_way'
            when payouts.status in ('approved', 'failed') then 'to_release'
            when payouts.status in ('proposed', 'in_approval') then 'in_approval'
            else 'stopped'
        end as stage,
        case
            when payouts.status = 'paid' then null
            when payouts.status = 'released' then 'bank'
            when payouts.status in ('approved', 'failed') then 'releaser'
            when payouts.status in ('proposed', 'in_approval') then coalesce(payouts.waiting_level_id, 'approval')
            else 'proposer'
        end as waits_for,
        case
            when payouts.status = 'paid' then null
            when payouts.status = 'released' then payouts.released_at
            when payouts.status = 'approved' then payouts.approved_at
            when payouts.status = 'failed' then failures.failed_at
            else coalesce(payouts.waiting_since, payouts.proposed_at)
        end as waiting_since,
        case
            when payouts.status = 'paid' then null
            when payouts.payout_on < cast(payouts.as_of_date as date)
                then date_diff('day', payouts.payout_on, cast(payouts.as_of_date as date))
        end as days_overdue
    from payouts
    left join failures on failures.payout_id = payouts.payout_id
)
select
    staged.stage,
    payouts.payout_id,
    payouts.customer_id,
    payouts.customer_name,
    payouts.region,
    payouts.segment,
    payouts.payout_group,
    payouts.currency,
    payouts.amount,
    payouts.payout_on,
    staged.days_overdue,
    payouts.status,
    payouts.reason,
    staged.waits_for,
    staged.waiting_since,
    payouts.checks_warned,
    payouts.paid_on
from payouts
inner join staged on staged.payout_id = payouts.payout_id
order by stage, payout_on, payout_id
