-- Question: What did each program cost in a quarter or half-year, whom did it reach, does it work, and what is to be looked at next?
-- Grain: one row per review_period, program_id since the program's first day, the latest first
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: review_kind string quarter or half_year
-- Columns:
--   review_period string The quarter or half-year of the calendar, such as 2011-Q1 or 2011-H1
--   program_id string The program
--   name_en string Its name in English
--   name_zh string Its name in Chinese, in English where none is given
--   currency string ISO 4217 code of the amounts
--   is_over boolean Whether the run's as-of date has reached the last day of the review period
--   members bigint Customers in the program by its end
--   active_members bigint Members with an order in it, from the month of joining on
--   member_net_amount decimal(38,4) Net amount of all that they bought, in the program's scope or not
--   cost_amount decimal(38,4) Rebates that the runs of its days booked, less what they took back
--   cost_share double cost_amount by member_net_amount; null where nothing was bought
--   payouts bigint Payouts with a value date in it
--   paid_amount decimal(38,4) What they paid of this program
--   exceptions bigint What did not go the ordinary way with payouts of the program, of every kind
--   overrides bigint Of them findings that warned and were approved all the same
--   average_approval_hours double From the question to the decision, on average; null without a decision
--   tiers_nobody_reaches bigint Tiers without one position among ten or more, of accrual periods that ended in it
--   tiers_everybody_passes bigint Tiers above zero that all of them passed
--   customers_just_below bigint Positions that missed at most 5 percent of the next tier's bound
--   effect_estimate double Effect on a member's net amount in a month as measured last, over all periods; null where none could be told
--   effect_low double Lower end of its 95 percent interval
--   effect_high double Upper end
--   effect_grade string A randomised, B clean pre-trend, C weak pre-trend, D descriptive; null where nothing was measured
--   effect_reason string Why there is no estimate or a low grade
--   look_at_next string The first that holds: cost_without_effect where the interval of a grade above D reaches down to zero, tiers_nobody_reaches, tiers_everybody_passes, many_just_below, no_control_group, slow_approvals of more than 72 hours on average, nothing
with asked as (
    select ? as program_pattern, ? as review_kind
),
versions as (
    select program_id, program_version, name_en, name_zh, currency, effective_from, as_of_date
    from program_versions_current
),
enrolments as (
    select program_id, customer_id, currency, cohort_month
    from enrolments_current
    where not is_held_out
),
months as (
    select customer_id, currency, month, net_amount, order_count
    from customer_months_current
),
accruals as (
    select program_id, cast(as_of_date as date) as booked_on, accrued_change_amount
    from accrual_entries_committed
),
payouts as (
    select payout_id, paid_on
    from payouts_current
    where status = 'paid'
),
payout_lines as (
    select payout_id, program_id, amount
    from payout_lines_current
),
decisions as (
    select payout_id, asked_at, decided_at
    from payout_decisions_current
),
exceptions as (
    select payout_id, exception, happened_at
    from payout_exceptions_current
),
tiers as (
    select review_period, program_id, positions_just_below, finding
    from tiers_in_review_current
    inner join asked on asked.review_kind = tiers_in_review_current.review_kind
),
effects as (
    -- Of a program of which nothing could be estimated there is only the row that says why, and it is one of orders.
    select
        program_id,
        outcome_name,
        estimator,
        control_group,
        case when outcome_name = 'net_amount' then estimate end as estimate,
        case when outcome_name = 'net_amount' then low end as low,
        case when outcome_name = 'net_amount' then high end as high,
        grade,
        reason
    from effect_summaries_current
    where outcome_name in ('net_amount', 'orders') and event_month is null and not is_ratio
),
review_kinds as (
    select 'quarter' as review_kind
    union all
    select 'half_year'
),
review_days as (
    select
        case asked.review_kind when 'quarter' then dim_calendar.quarter else dim_calendar.half_year end as review_period,
        dim_calendar.day,
        dim_calendar.month
    from dim_calendar
    cross join asked
    inner join review_kinds on review_kinds.review_kind = asked.review_kind
),
review_periods as (
    select review_period, min(day) as first_day, max(day) as last_day, max(month) as last_month
    from review_days
    group by review_period
),
review_months as (
    select review_period, month
    from review_days
    group by review_period, month
),
programs as (
    select
        versions.program_id,
        max_by(versions.name_en, versions.program_version) as name_en,
        max_by(coalesce(versions.name_zh, versions.name_en), versions.program_version) as name_zh,
        max_by(versions.currency, versions.program_version) as currency,
        min(versions.effective_from) as effective_from,
        cast(max(versions.as_of_date) as date) as as_of_day
    from versions
    inner join asked on versions.program_id like asked.program_pattern
    group by versions.program_id
),
programs_in_review as (
    select
        review_periods.review_period,
        review_periods.last_month,
        programs.program_id,
        programs.name_en,
        programs.name_zh,
        programs.currency,
        review_periods.last_day <= programs.as_of_day as is_over
    from programs
    inner join review_periods
        on review_periods.last_day >= programs.effective_from
        and review_periods.first_day <= programs.as_of_day
),
joined_per_month as (
    select program_id, cohort_month, count(*) as members
    from enrolments
    group by program_id, cohort_month
),
members_in_review as (
    select programs_in_review.program_id, programs_in_review.review_period, sum(joined_per_month.members) as members
    from programs_in_review
    inner join joined_per_month
        on joined_per_month.program_id = programs_in_review.program_id
        and joined_per_month.cohort_month <= programs_in_review.last_month
    group by programs_in_review.program_id, programs_in_review.review_period
),
purchases_in_review as (
    select
        enrolments.program_id,
        review_months.review_period,
        enrolments.customer_id,
        sum(months.net_amount) as net_amount,
        max(case when months.order_count > 0 then 1 else 0 end) as is_active
    from enrolments
    inner join asked on enrolments.program_id like asked.program_pattern
    inner join months
        on months.customer_id = enrolments.customer_id
        and months.currency = enrolments.currency
        and months.month >= enrolments.cohort_month
    inner join review_months on review_months.month = months.month
    group by enrolments.program_id, review_months.review_period, enrolments.customer_id
),
sales_in_review as (
    select program_id, review_period, sum(net_amount) as net_amount, sum(is_active) as active_members
    from purchases_in_review
    group by program_id, review_period
),
cost_in_review as (
    select accruals.program_id, review_days.review_period, sum(accruals.accrued_change_amount) as cost_amount
    from accruals
    inner join review_days on review_days.day = accruals.booked_on
    group by accruals.program_id, review_days.review_period
),
payouts_in_review as (
    select
        payout_lines.program_id,
        review_days.review_period,
        count(distinct payout_lines.payout_id) as payouts,
        sum(payout_lines.amount) as paid_amount
    from payouts
    inner join payout_lines on payout_lines.payout_id = payouts.payout_id
    inner join review_days on review_days.day = payouts.paid_on
    group by payout_lines.program_id, review_days.review_period
),
programs_of_payouts as (
    select payout_id, program_id
    from payout_lines
    group by payout_id, program_id
),
exceptions_in_review as (
    select
        programs_of_payouts.program_id,
        review_days.review_period,
        count(*) as exceptions,
        sum(case when exceptions.exception = 'warning_approved' then 1 else 0 end) as overrides
    from exceptions
    inner join programs_of_payouts on programs_of_payouts.payout_id = exceptions.payout_id
    inner join review_days on review_days.day = cast(exceptions.happened_at as date)
    group by programs_of_payouts.program_id, review_days.review_period
),
decisions_in_review as (
    select
        programs_of_payouts.program_id,
        review_days.review_period,
        avg(cast(date_diff('minute', decisions.asked_at, decisions.decided_at) as double) / cast(60 as double)) as average_hours
    from decisions
    inner join programs_of_payouts on programs_of_payouts.payout_id = decisions.payout_id
    inner join review_days on review_days.day = cast(decisions.decided_at as date)
    group by programs_of_payouts.program_id, review_days.review_period
),
tiers_in_review as (
    select
        program_id,
        review_period,
        sum(case when finding = 'tiers_nobody_reaches' then 1 else 0 end) as nobody_reaches,
        sum(case when finding = 'tiers_everybody_passes' then 1 else 0 end) as everybody_passes,
        sum(case when finding = 'many_just_below' then 1 else 0 end) as many_just_below,
        sum(positions_just_below) as positions_just_below
    from tiers
    group by program_id, review_period
),
ranked_effects as (
    -- What was drawn by lot is preferred; what gives no estimate comes last.
    select
        program_id,
        estimate,
        low,
        high,
        grade,
        reason,
        row_number() over (
            partition by program_id
            order by
                case when estimate is null then 1 else 0 end,
                outcome_name,
                case estimator when 'hold_out_cuped' then 1 when 'hold_out' then 2 when 'group_time' then 3 else 4 end,
                estimator,
                control_group
        ) as place
    from effects
),
reviewed as (
    select
        programs_in_review.review_period,
        programs_in_review.program_id,
        programs_in_review.name_en,
        programs_in_review.name_zh,
        programs_in_review.currency,
        programs_in_review.is_over,
        coalesce(members_in_review.members, 0) as members,
        coalesce(sales_in_review.active_members, 0) as active_members,
        cast(coalesce(sales_in_review.net_amount, 0) as decimal(38,4)) as member_net_amount,
        cast(coalesce(cost_in_review.cost_amount, 0) as decimal(38,4)) as cost_amount,
        coalesce(payouts_in_review.payouts, 0) as payouts,
        cast(coalesce(payouts_in_review.paid_amount, 0) as decimal(38,4)) as paid_amount,
        coalesce(exceptions_in_review.exceptions, 0) as exceptions,
        coalesce(exceptions_in_review.overrides, 0) as overrides,
        decisions_in_review.average_hours as average_approval_hours,
        coalesce(tiers_in_review.nobody_reaches, 0) as tiers_nobody_reaches,
        coalesce(tiers_in_review.everybody_passes, 0) as tiers_everybody_passes,
        coalesce(tiers_in_review.many_just_below, 0) as tiers_just_missed,
        coalesce(tiers_in_review.positions_just_below, 0) as customers_just_below,
        ranked_effects.estimate as effect_estimate,
        ranked_effects.low as effect_low,
        ranked_effects.high as effect_high,
        ranked_effects.grade as effect_grade,
        ranked_effects.reason as effect_reason
    from programs_in_review
    left join members_in_review
        on members_in_review.program_id = programs_in_review.program_id
        and members_in_review.review_period = programs_in_review.review_period
    left join sales_in_review
        on sales_in_review.program_id = programs_in_review.program_id
        and sales_in_review.review_period = programs_in_review.review_period
    left join cost_in_review
        on cost_in_review.program_id = programs_in_review.program_id
        and cost_in_review.review_period = programs_in_review.review_period
    left join payouts_in_review
        on payouts_in_review.program_id = programs_in_review.program_id
        and payouts_in_review.review_period = programs_in_review.review_period
    left join exceptions_in_review
        on exceptions_in_review.program_id = programs_in_review.program_id
        and exceptions_in_review.review_period = programs_in_review.review_period
    left join decisions_in_review
        on decisions_in_review.program_id = programs_in_review.program_id
        and decisions_in_review.review_period = programs_in_review.review_period
    left join tiers_in_review
        on tiers_in_review.program_id = programs_in_review.program_id
        and tiers_in_review.review_period = programs_in_review.review_period
    left join ranked_effects
        on ranked_effects.program_id = programs_in_review.program_id
        and ranked_effects.place = 1
)
select
    review_period,
    program_id,
    name_en,
    name_zh,
    currency,
    is_over,
    members,
    active_members,
    member_net_amount,
    cost_amount,
    cast(cost_amount as double) / cast(nullif(member_net_amount, 0) as double) as cost_share,
    payouts,
    paid_amount,
    exceptions,
    overrides,
    average_approval_hours,
    tiers_nobody_reaches,
    tiers_everybody_passes,
    customers_just_below,
    effect_estimate,
    effect_low,
    effect_high,
    effect_grade,
    effect_reason,
    case
        when cost_amount > 0 and effect_grade <> 'D' and effect_low <= 0 then 'cost_without_effect'
        when tiers_nobody_reaches > 0 then 'tiers_nobody_reaches'
        when tiers_everybody_passes > 0 then 'tiers_everybody_passes'
        when tiers_just_missed > 0 then 'many_just_below'
        when effect_reason = 'no_control_group' then 'no_control_group'
        when average_approval_hours > 72 then 'slow_approvals'
        else 'nothing'
    end as look_at_next
from reviewed
order by review_period desc, program_id
