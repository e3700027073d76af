-- Question: How many payouts stand at each stage, over how much, and since when do they wait, by the customers' regions and segments?
-- Grain: one row per stage, waits_for, reason, region, segment, currency; payouts that were rejected or voided are left out
-- Columns:
--   stage string in_approval, stopped, to_release, on_its_way or paid
--   waits_for string The level whose people are asked, or approval, proposer, releaser or bank; null where it is paid
--   reason string Why it is blocked or held, in a code; null elsewhere
--   region string Sales region of the customers when it was proposed
--   segment string Commercial segment of the customers when it was proposed
--   currency string ISO 4217 code of the amount
--   payouts bigint Payouts
--   amount decimal(38,4) What they come to
--   waiting_up_to_2_days bigint Payouts that wait for at most two days as of the run
--   waiting_3_to_7_days bigint Payouts that wait for three to seven days
--   waiting_8_to_14_days bigint Payouts that wait for eight to fourteen days
--   waiting_longer bigint Payouts that wait for more than fourteen days
--   overdue_payouts bigint Payouts whose day of payment has passed
--   overdue_amount decimal(38,4) What these come to
with failures as (
    select payout_id, max(confirmed_at) as failed_at
    from payout_releases_current
    where outcome = 'failed'
    group by payout_id
),
payouts as (
    select
        case
            when payouts_current.status = 'paid' then 'paid'
            when payouts_current.status = 'released' then 'on_its_way'
            when payouts_current.status in ('approved', 'failed') then 'to_release'
            when payouts_current.status in ('proposed', 'in_approval') then 'in_approval'
            else 'stopped'
        end as stage,
        case
            when payouts_current.status = 'paid' then null
            when payouts_current.status = 'released' then 'bank'
            when payouts_current.status in ('approved', 'failed') then 'releaser'
            when payouts_current.status in ('proposed', 'in_approval') then coalesce(payouts_current.waiting_level_id, 'approval')
            else 'proposer'
        end as waits_for,
        payouts_current.reason,
        payouts_current.region,
        payouts_current.segment,
        payouts_current.currency,
        payouts_current.amount,
        payouts_current.status <> 'paid' and payouts_current.payout_on < cast(payouts_current.as_of_date as date) as is_overdue,
        case
            when payouts_current.status <> 'paid' then date_diff(
                'day',
                cast(
                    case
                        when payouts_current.status = 'released' then payouts_current.released_at
                        when payouts_current.status = 'approved' then payouts_current.approved_at
                        when payouts_current.status = 'failed' then coalesce(failures.failed_at, payouts_current.approved_at)
                        else coalesce(payouts_current.waiting_since, payouts_current.proposed_at)
                    end as date
                ),
                cast(latest_run.committed_at as date)
            )
        end as days_waiting
    from payouts_current
    cross join latest_run
    left join failures on failures.payout_id = payouts_current.payout_id
    where payouts_current.status not in ('rejected', 'voided')
)
select
    stage,
    waits_for,
    reason,
    region,
    segment,
    currency,
    count(*) as payouts,
    cast(sum(amount) as decimal(38,4)) as amount,
    sum(case when days_waiting <= 2 then 1 else 0 end) as waiting_up_to_2_days,
    sum(case when days_waiting between 3 and 7 then 1 else 0 end) as waiting_3_to_7_days,
    sum(case when days_waiting between 8 and 14 then 1 else 0 end) as waiting_8_to_14_days,
    sum(case when days_waiting > 14 then 1 else 0 end) as waiting_longer,
    sum(case when is_overdue then 1 else 0 end) as overdue_payouts,
    cast(sum(case when is_overdue then amount else cast(0 as decimal(18,4)) end) as decimal(38,4)) as overdue_amount
from payouts
group by stage, waits_for, reason, region, segment, currency
order by stage, waits_for, reason, region, segment, currency
