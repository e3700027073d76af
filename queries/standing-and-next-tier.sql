-- Question: Where does every customer stand, and how far is the next tier?
-- Grain: one row per program_id, period_id, customer_id, the nearest to its next tier first
-- Parameters: program_pattern string The program to show, or % for all
-- Columns:
--   program_id string The rebate program
--   period_id string The accrual period, such as 2011-Q1
--   customer_id string The customer
--   customer_name string Name for people; null where no customer file names the customer
--   currency string ISO 4217 code of the amounts
--   qualifier_measure string The measure that decides the tier
--   qualifier_total decimal(38,14) The qualifier so far
--   tier_reached int Number of the highest tier reached, the lowest being 1; 0 for none
--   next_tier_from decimal(38,14) Where the next tier begins; null at the top
--   distance_to_next_tier decimal(38,14) Qualifier still missing to the next tier; null at the top
--   earned_amount decimal(18,4) What the terms give for the volume so far
--   payable_amount decimal(18,4) What could be paid now: earned, or zero while below the minimum payout
--   reason string Why earned is zero or limited; null where the tiers' result stands
--   is_open boolean Whether the period lasts beyond the run's as-of date
with positions as (
    select
        program_id,
        period_id,
        period_day_after,
        as_of_date,
        customer_id,
        currency,
        qualifier_measure,
        qualifier_total,
        tier_reached,
        next_tier_from,
        distance_to_next_tier,
        earned_amount,
        payable_amount,
        reason
    from standings_current
    where program_id like ?
),
customer_names as (
    select customer_id, customer_name
    from customers_current
)
select
    positions.program_id,
    positions.period_id,
    positions.customer_id,
    customer_names.customer_name,
    positions.currency,
    positions.qualifier_measure,
    positions.qualifier_total,
    positions.tier_reached,
    positions.next_tier_from,
    positions.distance_to_next_tier,
    positions.earned_amount,
    positions.payable_amount,
    positions.reason,
    positions.period_day_after > date_add('day', 1, cast(positions.as_of_date as date)) as is_open
from positions
left join customer_names on customer_names.customer_id = positions.customer_id
order by program_id, period_id, distance_to_next_tier nulls last, customer_id
