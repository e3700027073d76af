-- Question: How were each program's payouts approved in a quarter or half-year: how fast, and how often not in the ordinary way?
-- Grain: one row per review_period, program_id in which anything happened, the latest first; a payout of several programs counts with each
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: review_kind string quarter or half_year
-- Columns:
--   review_period string The quarter or half-year of the calendar, UTC, such as 2011-Q1 or 2011-H1
--   program_id string The program
--   proposals bigint Payouts proposed, each when it was proposed last
--   approvals bigint Decisions that approved
--   rejections bigint Decisions that rejected
--   changes_requested bigint Decisions that requested changes
--   average_hours double From the question to the decision, as the clock runs, on average; null without a decision
--   longest_hours double The longest
--   average_business_hours double The same in whole business hours, on average
--   warnings_approved bigint Findings that warned and were approved all the same
--   blocked bigint Findings that block a payout
--   escalated bigint Steps given up because not enough people decided in time
--   held bigint Payouts held after the last level
--   substitutes bigint Decisions in another's place
--   further_rounds bigint Payouts proposed again
--   released_again bigint Releases after a failed payment
with payouts as (
    select payout_id, proposed_at
    from payouts_current
),
decisions as (
    select payout_id, outcome, asked_at, decided_at, business_hours
    from payout_decisions_current
),
exceptions as (
    select payout_id, exception, happened_at
    from payout_exceptions_current
),
programs_of_payouts as (
    select payout_id, program_id
    from payout_lines_current
    where program_id like ?
    group by payout_id, program_id
),
review_kinds as (
    select 'quarter' as review_kind
    union all
    select 'half_year'
),
review_days as (
    select
        case review_kinds.review_kind when 'quarter' then dim_calendar.quarter else dim_calendar.half_year end as review_period,
        dim_calendar.day
    from dim_calendar
    cross join review_kinds
    where review_kinds.review_kind = ?
),
events as (
    select
        payout_id,
        'proposed' as event,
        proposed_at as happened_at,
        cast(null as double) as hours,
        cast(null as double) as business_hours
    from payouts
    union all
    select
        payout_id,
        outcome,
        decided_at,
        cast(date_diff('minute', asked_at, decided_at) as double) / cast(60 as double),
        cast(business_hours as double)
    from decisions
    union all
    select payout_id, exception, happened_at, null, null
    from exceptions
)
select
    review_days.review_period,
    programs_of_payouts.program_id,
    sum(case when events.event = 'proposed' then 1 else 0 end) as proposals,
    sum(case when events.event = 'approved' then 1 else 0 end) as approvals,
    sum(case when events.event = 'rejected' then 1 else 0 end) as rejections,
    sum(case when events.event = 'changes_requested' then 1 else 0 end) as changes_requested,
    avg(events.hours) as average_hours,
    max(events.hours) as longest_hours,
    avg(events.business_hours) as average_business_hours,
    sum(case when events.event = 'warning_approved' then 1 else 0 end) as warnings_approved,
    sum(case when events.event = 'blocked' then 1 else 0 end) as blocked,
    sum(case when events.event = 'escalated' then 1 else 0 end) as escalated,
    sum(case when events.event = 'held' then 1 else 0 end) as held,
    sum(case when events.event = 'substitute' then 1 else 0 end) as substitutes,
    sum(case when events.event = 'further_round' then 1 else 0 end) as further_rounds,
    sum(case when events.event = 'released_again' then 1 else 0 end) as released_again
from events
inner join programs_of_payouts on programs_of_payouts.payout_id = events.payout_id
inner join review_days on review_days.day = cast(events.happened_at as date)
group by review_days.review_period, programs_of_payouts.program_id
order by review_period desc, program_id
