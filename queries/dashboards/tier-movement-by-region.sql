-- Question: Which tiers did customers move between, from one accrual period to another, by their regions and segments?
-- Grain: one row per program_id, from_tier, to_tier, region, segment that a customer moved or stayed between
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: from_period_id string The earlier accrual period, such as 2011-Q1
-- Parameters: to_period_id string The later accrual period, such as 2011-Q2
-- Columns:
--   program_id string The program
--   from_tier int Highest tier reached in the earlier period; 0 for none, null for customers who bought nothing in it
--   to_tier int The same of the later period, which may still be open
--   region string Sales region of the customers; null where no customer file names one
--   segment string Commercial segment of the customers; null where no customer file names one
--   customers bigint Customers who went this way
with asked as (
    select ? as program_pattern, ? as from_period_id, ? as to_period_id
),
moves as (
    select
        standings_current.program_id,
        standings_current.customer_id,
        max(case when standings_current.period_id = asked.from_period_id then standings_current.tier_reached end) as from_tier,
        max(case when standings_current.period_id = asked.to_period_id then standings_current.tier_reached end) as to_tier
    from standings_current
    inner join asked
        on standings_current.program_id like asked.program_pattern
        and (standings_current.period_id = asked.from_period_id or standings_current.period_id = asked.to_period_id)
    group by standings_current.program_id, standings_current.customer_id
)
select
    moves.program_id,
    moves.from_tier,
    moves.to_tier,
    customers_current.region,
    customers_current.segment,
    count(*) as customers
from moves
left join customers_current on customers_current.customer_id = moves.customer_id
group by moves.program_id, moves.from_tier, moves.to_tier, customers_current.region, customers_current.segment
order by program_id, from_tier nulls last, to_tier nulls last, region, segment
