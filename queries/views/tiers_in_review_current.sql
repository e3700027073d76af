-- Question: How many customers reached each tier, or just missed it, in the accrual periods that ended in a quarter or half-year?
-- Grain: one row per review_kind, review_period, program_id, program_version, tier
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   review_kind string quarter or half_year, of the calendar
--   review_period string The one in which the accrual periods ended, such as 2011-Q1 or 2011-H1
--   program_id string The rebate program
--   program_version int The version of the program whose terms applied
--   tier int Number of the tier, the lowest being 1
--   tier_from decimal(38,14) Where the tier begins, in the qualifier's measure
--   positions bigint Positions of the accrual periods: each customer in each of them
--   positions_reached bigint Of them those that reached the tier
--   positions_just_below bigint Of them those whose next tier it was and that missed at most 5 percent of its bound
--   finding string Of at least 10 positions: tiers_nobody_reaches; tiers_everybody_passes, of a bound above zero; many_just_below, of one position in ten or more; null otherwise
with positions as (
    select
        run_id,
        as_of_date,
        program_id,
        program_version,
        date_add('day', -1, period_day_after) as last_day,
        tier_reached,
        next_tier_from,
        distance_to_next_tier
    from standings_current
    where period_day_after <= date_add('day', 1, cast(as_of_date as date))
),
tiers as (
    select program_id, program_version, tier, tier_from
    from rule_tiers_current
),
review_kinds as (
    select 'quarter' as review_kind
    union all
    select 'half_year'
),
review_days as (
    select
        review_kinds.review_kind,
        case review_kinds.review_kind when 'quarter' then dim_calendar.quarter else dim_calendar.half_year end as review_period,
        dim_calendar.day
    from dim_calendar
    cross join review_kinds
),
standing_groups as (
    -- Few are left to meet the tiers, however many the customers.
    select
        run_id,
        as_of_date,
        program_id,
        program_version,
        last_day,
        tier_reached,
        coalesce(distance_to_next_tier * 20 <= next_tier_from, false) as is_just_below,
        count(*) as positions
    from positions
    group by
        run_id,
        as_of_date,
        program_id,
        program_version,
        last_day,
        tier_reached,
        coalesce(distance_to_next_tier * 20 <= next_tier_from, false)
),
tiers_in_review as (
    select
        standing_groups.run_id,
        standing_groups.as_of_date,
        review_days.review_kind,
        review_days.review_period,
        standing_groups.program_id,
        standing_groups.program_version,
        tiers.tier,
        tiers.tier_from,
        sum(standing_groups.positions) as positions,
        sum(case when standing_groups.tier_reached >= tiers.tier then standing_groups.positions else 0 end) as positions_reached,
        sum(
            case
                when standing_groups.tier_reached = tiers.tier - 1 and standing_groups.is_just_below then standing_groups.positions
                else 0
            end
        ) as positions_just_below
    from standing_groups
    inner join review_days on review_days.day = standing_groups.last_day
    inner join tiers
        on tiers.program_id = standing_groups.program_id
        and tiers.program_version = standing_groups.program_version
    group by
        standing_groups.run_id,
        standing_groups.as_of_date,
        review_days.review_kind,
        review_days.review_period,
        standing_groups.program_id,
        standing_groups.program_version,
        tiers.tier,
        tiers.tier_from
)
select
    run_id,
    as_of_date,
    review_kind,
    review_period,
    program_id,
    program_version,
    tier,
    tier_from,
    positions,
    positions_reached,
    positions_just_below,
    case
        when positions < 10 then null
        when positions_reached = 0 then 'tiers_nobody_reaches'
        when positions_reached = positions and tier_from > 0 then 'tiers_everybody_passes'
        when positions_just_below * 10 >= positions then 'many_just_below'
    end as finding
from tiers_in_review
