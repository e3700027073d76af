-- Question: Which customers ended the last finished accrual period just below a tier?
-- Grain: one row per program_id, customer_id that missed at most 5 percent of the next tier's bound, the nearest first
-- Parameters: program_pattern string The program to show, or % for all
-- Columns:
--   program_id string The program
--   period_id string The program's last finished accrual period, such as 2011-Q1
--   customer_id string The customer
--   customer_name string Name for people; null where no customer file names the customer
--   qualifier_measure string The measure that decides the tier
--   qualifier_total decimal(38,14) The qualifier of the period
--   tier_reached int Number of the highest tier reached, the lowest being 1; 0 for none
--   next_tier_from decimal(38,14) Where the tier begins that was missed
--   distance_to_next_tier decimal(38,14) What was missing to it
--   missing_share double distance_to_next_tier by next_tier_from
--   earned_amount decimal(18,4) What the terms give for the volume reached
--   currency string ISO 4217 code of the amounts
with finished_positions as (
    select
        program_id,
        period_id,
        period_day_after,
        customer_id,
        qualifier_measure,
        qualifier_total,
        tier_reached,
        next_tier_from,
        distance_to_next_tier,
        earned_amount,
        currency
    from standings_current
    where program_id like ? and period_day_after <= date_add('day', 1, cast(as_of_date as date))
),
customer_names as (
    select customer_id, customer_name
    from customers_current
),
positions_beside_last_period as (
    select
        program_id,
        period_id,
        period_day_after,
        max(period_day_after) over (partition by program_id) as last_period_day_after,
        customer_id,
        qualifier_measure,
        qualifier_total,
        tier_reached,
        next_tier_from,
        distance_to_next_tier,
        earned_amount,
        currency
    from finished_positions
)
select
    positions.program_id,
    positions.period_id,
    positions.customer_id,
    customer_names.customer_name,
    positions.qualifier_measure,
    positions.qualifier_total,
    positions.tier_reached,
    positions.next_tier_from,
    positions.distance_to_next_tier,
    cast(positions.distance_to_next_tier as double) / cast(positions.next_tier_from as double) as missing_share,
    positions.earned_amount,
    positions.currency
from positions_beside_last_period as positions
left join customer_names on customer_names.customer_id = positions.customer_id
where positions.period_day_after = positions.last_period_day_after
    and positions.distance_to_next_tier * 20 <= positions.next_tier_from
order by missing_share, program_id, customer_id
