-- Question: Which customers are nearest to their next tier while the period is open, will they get there, and what would it earn them?
-- Grain: one row per program_id, period_id, customer_id of open periods, the nearest first
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: within_percent bigint Show who misses at most so many percent of the next tier's bound, such as 20
-- Columns:
--   program_id string The program
--   period_id string The accrual period, such as 2011-Q1
--   customer_id string The customer
--   customer_name string Name for people; null where no customer file names the customer
--   currency string ISO 4217 code of the program's amounts
--   qualifier_measure string The measure that decides the tier
--   qualifier_total decimal(38,14) The qualifier so far
--   tier_reached int Number of the highest tier reached, the lowest being 1; 0 for none
--   next_tier_from decimal(38,14) Where the next tier begins
--   distance_to_next_tier decimal(38,14) Qualifier still missing to it
--   missing_share double distance_to_next_tier by next_tier_from
--   days_left bigint Days of the period that are still to come
--   opportunity_score double Volume per day so far by the volume per day that reaches the tier in time, from 0 to 1
--   gain_amount double What the tier would earn more, estimated: the base as it is at next_tier_from, in the mix so far, times what customers who stand in that tier are given per base, less what the tiers give now; null where nobody stands in it
--   gain_share double gain_amount by distance_to_next_tier: what each unit that is missing would earn; null where gain_amount is
with positions as (
    select
        program_id,
        program_version,
        period_id,
        customer_id,
        currency,
        qualifier_measure,
        qualifier_volume,
        qualifier_total,
        base_total,
        before_limits_amount,
        tier_reached,
        next_tier_from,
        distance_to_next_tier,
        date_diff('day', period_first_day, cast(as_of_date as date)) + 1 as days_so_far,
        date_diff('day', cast(as_of_date as date), period_day_after) - 1 as days_left
    from standings_current
    where program_id like ?
),
tier_rates as (
    select
        program_id,
        program_version,
        tier_reached as tier,
        cast(sum(before_limits_amount) as double) / cast(sum(base_total) as double) as given_share
    from positions
    where base_total > 0
    group by program_id, program_version, tier_reached
),
near_positions as (
    select
        program_id,
        program_version,
        period_id,
        customer_id,
        currency,
        qualifier_measure,
        qualifier_total,
        tier_reached,
        next_tier_from,
        distance_to_next_tier,
        cast(distance_to_next_tier as double) as missing,
        days_left,
        cast(qualifier_volume as double) / cast(days_so_far as double) as rate_so_far,
        cast(distance_to_next_tier as double) / cast(days_left as double) as rate_needed,
        case
            when qualifier_total > 0
                then cast(base_total as double) * cast(next_tier_from as double) / cast(qualifier_total as double)
        end as base_there,
        cast(before_limits_amount as double) as given_amount
    from positions
    where days_left > 0
        and distance_to_next_tier > 0
        and cast(distance_to_next_tier as double) * 100 <= cast(next_tier_from as double) * ?
),
opportunities as (
    select
        near_positions.program_id,
        near_positions.period_id,
        near_positions.customer_id,
        near_positions.currency,
        near_positions.qualifier_measure,
        near_positions.qualifier_total,
        near_positions.tier_reached,
        near_positions.next_tier_from,
        near_positions.distance_to_next_tier,
        near_positions.missing,
        near_positions.days_left,
        near_positions.rate_so_far,
        near_positions.rate_needed,
        near_positions.base_there * tier_rates.given_share - near_positions.given_amount as gain_amount
    from near_positions
    left join tier_rates
        on tier_rates.program_id = near_positions.program_id
        and tier_rates.program_version = near_positions.program_version
        and tier_rates.tier = near_positions.tier_reached + 1
)
select
    opportunities.program_id,
    opportunities.period_id,
    opportunities.customer_id,
    customers_current.customer_name,
    opportunities.currency,
    opportunities.qualifier_measure,
    opportunities.qualifier_total,
    opportunities.tier_reached,
    opportunities.next_tier_from,
    opportunities.distance_to_next_tier,
    cast(opportunities.missing as double) / cast(opportunities.next_tier_from as double) as missing_share,
    opportunities.days_left,
    case
        when opportunities.rate_so_far <= 0 then cast(0 as double)
        when opportunities.rate_so_far >= opportunities.rate_needed then cast(1 as double)
        else cast(opportunities.rate_so_far as double) / cast(opportunities.rate_needed as double)
    end as opportunity_score,
    opportunities.gain_amount,
    cast(opportunities.gain_amount as double) / cast(opportunities.missing as double) as gain_share
from opportunities
left join customers_current on customers_current.customer_id = opportunities.customer_id
order by missing_share, program_id, period_id, customer_id
