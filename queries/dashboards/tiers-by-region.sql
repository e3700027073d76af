-- Question: How do customers spread over the tiers of each accrual period, what did they buy and earn, and how many are near the next one, by their regions and segments?
-- Grain: one row per program_id, period_id, currency, tier, region, segment that a customer stands in
-- Parameters: within_percent bigint Count as near who misses at most so many percent of the next tier's bound, such as 20
-- Parameters: program_pattern string The program to show, or % for all
-- Columns:
--   program_id string The program
--   period_id string The accrual period, such as 2011-Q1
--   period_first_day date First day of it
--   period_day_after date Day after its last day
--   is_open boolean Whether the period lasts beyond the run's as-of date
--   currency string ISO 4217 code of the amounts
--   tier int Number of the tier, the lowest being 1; 0 for none
--   region string Sales region of the customers; null where no customer file names one
--   segment string Commercial segment of the customers; null where no customer file names one
--   customers bigint Customers whose highest tier it is
--   near_customers bigint Of them those who are near the next tier while the period is open
--   net_amount decimal(38,14) Net amount so far of the volume that earns
--   earned_amount decimal(38,4) What the terms give for the volume so far
--   accrued_amount decimal(38,4) What the ledger has booked for it
with asked as (
    select ? as within_percent, ? as program_pattern
),
positions as (
    select
        standings_current.program_id,
        standings_current.period_id,
        standings_current.period_first_day,
        standings_current.period_day_after,
        standings_current.period_day_after > date_add('day', 1, cast(standings_current.as_of_date as date)) as is_open,
        standings_current.customer_id,
        standings_current.currency,
        standings_current.tier_reached as tier,
        cast(standings_current.distance_to_next_tier as double) * 100
            <= cast(standings_current.next_tier_from as double) * asked.within_percent as is_near,
        standings_current.net_amount,
        standings_current.earned_amount,
        standings_current.accrued_amount
    from standings_current
    inner join asked on standings_current.program_id like asked.program_pattern
)
select
    positions.program_id,
    positions.period_id,
    positions.period_first_day,
    positions.period_day_after,
    positions.is_open,
    positions.currency,
    positions.tier,
    customers_current.region,
    customers_current.segment,
    count(*) as customers,
    sum(case when positions.is_open and positions.is_near then 1 else 0 end) as near_customers,
    sum(positions.net_amount) as net_amount,
    cast(sum(positions.earned_amount) as decimal(38,4)) as earned_amount,
    cast(sum(positions.accrued_amount) as decimal(38,4)) as accrued_amount
from positions
left join customers_current on customers_current.customer_id = positions.customer_id
group by
    positions.program_id,
    positions.period_id,
    positions.period_first_day,
    positions.period_day_after,
    positions.is_open,
    positions.currency,
    positions.tier,
    customers_current.region,
    customers_current.segment
order by program_id, period_first_day, period_id, currency, tier, region, segment
