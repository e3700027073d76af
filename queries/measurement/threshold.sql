-- Question: How far from each tier did each customer end each finished period, and what did they buy in the next one?
-- Grain: one row per program_id, period_id, tier, unit_id; only tiers above zero that a customer's volume of the period decides
-- Columns:
--   program_id string The program
--   period_id string The finished accrual period, such as 2011-Q1
--   tier int Number of the tier, the lowest being 1
--   unit_id string The customer
--   distance double Qualifier less the tier's bound, as a share of the bound: 0 and more have reached it
--   distance_before double The same distance of the customer's volume in the same period a year before, or of all net amount then where the program had no such period; null where there was none
--   outcome double Net amount of the next period of equal length; null where it is not over yet
with positions as (
    select
        program_id,
        program_version,
        period_id,
        customer_id,
        currency,
        period_first_day,
        period_day_after,
        date_add('year', -1, period_first_day) as first_day_before,
        date_add('year', -1, period_day_after) as day_after_before,
        qualifier_total,
        qualifier_measure = 'net_amount' and qualifier_total = qualifier_volume as counts_net_amount
    from standings_current
    where period_day_after <= date_add('day', 1, cast(as_of_date as date))
        and qualifier_measure <> 'days_to_payment'
        and coalesce(reason, '') <> 'no_baseline'
),
tiers as (
    -- Where each line has a tier of its own, no volume of the period is compared with the bounds.
    select rule_tiers_current.program_id, rule_tiers_current.program_version, rule_tiers_current.tier, rule_tiers_current.tier_from
    from rule_tiers_current
    inner join program_versions_current
        on program_versions_current.program_id = rule_tiers_current.program_id
        and program_versions_current.program_version = rule_tiers_current.program_version
    where rule_tiers_current.tier_from > 0
        and coalesce(json_extract_scalar(program_versions_current.document, '$.qualifier.counting'), 'period') <> 'per-line'
),
periods as (
    select program_id, period_first_day, period_day_after
    from positions
    group by program_id, period_first_day, period_day_after
),
positions_before as (
    select program_id, customer_id, period_first_day, period_day_after, qualifier_total
    from positions
),
month_starts as (
    select month, day, month_number, month_day_after
    from dim_calendar
    where day = month_first_day
),
last_full_month as (
    select max(month_starts.month_number) as month_number
    from month_starts
    cross join latest_run
    where month_starts.month_day_after <= date_add('day', 1, cast(latest_run.as_of_date as date))
),
customer_amounts as (
    select customer_months_current.customer_id, customer_months_current.currency, month_starts.month_number, customer_months_current.net_amount
    from customer_months_current
    inner join month_starts on month_starts.month = customer_months_current.month
),
placed_positions as (
    -- Periods that are no whole months have no months beside them.
    select
        positions.program_id,
        positions.program_version,
        positions.period_id,
        positions.customer_id,
        positions.currency,
        positions.qualifier_total,
        positions.counts_net_amount,
        first_months.month_number as first_month,
        months_after.month_number as month_after,
        periods_before.program_id is not null as had_period_before,
        positions_before.qualifier_total as qualifier_before
    from positions
    left join month_starts as first_months on first_months.day = positions.period_first_day
    left join month_starts as months_after on months_after.day = positions.period_day_after
    left join periods as periods_before
        on periods_before.program_id = positions.program_id
        and periods_before.period_first_day = positions.first_day_before
        and periods_before.period_day_after = positions.day_after_before
    left join positions_before
        on positions_before.program_id = positions.program_id
        and positions_before.customer_id = positions.customer_id
        and positions_before.period_first_day = positions.first_day_before
        and positions_before.period_day_after = positions.day_after_before
),
spans as (
    select first_months.month_number as first_month, months_after.month_number as month_after
    from periods
    inner join month_starts as first_months on first_months.day = periods.period_first_day
    inner join month_starts as months_after on months_after.day = periods.period_day_after
    group by first_months.month_number, months_after.month_number
),
span_months as (
    -- The months a year before a span, and those that follow it; a span of more than a year overlaps with the year before.
    select
        spans.first_month,
        spans.month_after,
        month_starts.month_number,
        month_starts.month_number >= spans.month_after as follows
    from spans
    inner join month_starts
        on month_starts.month_number >= spans.first_month - 12
        and month_starts.month_number < spans.month_after + spans.month_after - spans.first_month
    where month_starts.month_number >= spans.month_after
        or month_starts.month_number < spans.month_after - 12 and spans.month_after - spans.first_month <= 12
),
span_amounts as (
    select
        span_months.first_month,
        span_months.month_after,
        customer_amounts.customer_id,
        customer_amounts.currency,
        sum(case when not span_months.follows then customer_amounts.net_amount end) as net_amount_before,
        sum(case when span_months.follows then customer_amounts.net_amount end) as net_amount_after
    from span_months
    inner join customer_amounts on customer_amounts.month_number = span_months.month_number
    group by span_months.first_month, span_months.month_after, customer_amounts.customer_id, customer_amounts.currency
),
compared_positions as (
    select
        placed_positions.program_id,
        placed_positions.program_version,
        placed_positions.period_id,
        placed_positions.customer_id,
        placed_positions.qualifier_total,
        case
            when placed_positions.had_period_before then placed_positions.qualifier_before
            when placed_positions.counts_net_amount then span_amounts.net_amount_before
        end as volume_before,
        placed_positions.month_after + placed_positions.month_after - placed_positions.first_month - 1 as last_month_after,
        coalesce(span_amounts.net_amount_after, 0) as net_amount_after
    from placed_positions
    left join span_amounts
        on span_amounts.first_month = placed_positions.first_month
        and span_amounts.month_after = placed_positions.month_after
        and span_amounts.customer_id = placed_positions.customer_id
        and span_amounts.currency = placed_positions.currency
)
select
    compared_positions.program_id,
    compared_positions.period_id,
    tiers.tier,
    compared_positions.customer_id as unit_id,
    cast(compared_positions.qualifier_total as double) / cast(tiers.tier_from as double) - 1 as distance,
    cast(compared_positions.volume_before as double) / cast(tiers.tier_from as double) - 1 as distance_before,
    case
        when compared_positions.last_month_after <= last_full_month.month_number
            then cast(compared_positions.net_amount_after as double)
    end as outcome
from compared_positions
inner join tiers
    on tiers.program_id = compared_positions.program_id
    and tiers.program_version = compared_positions.program_version
cross join last_full_month
