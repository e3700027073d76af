-- Question: Which customers are near their next tier while the period is open, and what would it take?
-- Grain: one row per program_id, period_id, customer_id of open periods, the best opportunity first
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
--   days_left bigint Days of the period that are still to come
--   rate_so_far double Volume in that measure per day of the period so far
--   rate_needed double Volume per day that is left to reach the tier in time
--   opportunity_score double rate_so_far by rate_needed, from 0 to 1: 1 gets there as it goes, 0.5 has to buy twice as fast, 0 bought nothing in the period
with positions as (
    select
        program_id,
        period_id,
        customer_id,
        currency,
        qualifier_measure,
        qualifier_volume,
        qualifier_total,
        tier_reached,
        next_tier_from,
        distance_to_next_tier,
        date_diff('day', period_first_day, cast(as_of_date as date)) + 1 as days_so_far,
        date_diff('day', cast(as_of_date as date), period_day_after) - 1 as days_left
    from standings_current
    where program_id like ?
),
customer_names as (
    select customer_id, customer_name
    from customers_current
),
near_positions as (
    select
        program_id,
        period_id,
        customer_id,
        currency,
        qualifier_measure,
        qualifier_total,
        tier_reached,
        next_tier_from,
        distance_to_next_tier,
        days_left,
        cast(qualifier_volume as double) / cast(days_so_far as double) as rate_so_far,
        cast(distance_to_next_tier as double) / cast(days_left as double) as rate_needed
    from positions
    where days_left > 0
        and cast(distance_to_next_tier as double) * 100 <= cast(next_tier_from as double) * ?
)
select
    near_positions.program_id,
    near_positions.period_id,
    near_positions.customer_id,
    customer_names.customer_name,
    near_positions.currency,
    near_positions.qualifier_measure,
    near_positions.qualifier_total,
    near_positions.tier_reached,
    near_positions.next_tier_from,
    near_positions.distance_to_next_tier,
    near_positions.days_left,
    near_positions.rate_so_far,
    near_positions.rate_needed,
    case
        when near_positions.rate_so_far <= 0 then cast(0 as double)
        when near_positions.rate_so_far >= near_positions.rate_needed then cast(1 as double)
        else cast(near_positions.rate_so_far as double) / cast(near_positions.rate_needed as double)
    end as opportunity_score
from near_positions
left join customer_names on customer_names.customer_id = near_positions.customer_id
order by opportunity_score desc, program_id, period_id, customer_id
