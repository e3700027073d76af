-- Question: Which tiers did customers move between, from one accrual period to another?
-- Grain: one row per program_id, from_tier, to_tier that a customer moved or stayed between
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: from_period_id string The earlier accrual period, such as 2011-Q1
-- Parameters: to_period_id string The later accrual period, such as 2011-Q2
-- Columns:
--   program_id string The program
--   from_tier int Highest tier reached in the earlier period; 0 for none, null for customers who bought nothing in it
--   to_tier int The same of the later period, which may still be open
--   movement string up, down, same, came for customers of the later period alone, or left for customers of the earlier one alone
--   customers bigint Customers who went this way
with asked as (
    select ? as program_pattern, ? as from_period_id, ? as to_period_id
),
positions as (
    select program_id, customer_id, period_id, tier_reached
    from standings_current
),
moves as (
    select
        positions.program_id,
        positions.customer_id,
        max(case when positions.period_id = asked.from_period_id then positions.tier_reached end) as from_tier,
        max(case when positions.period_id = asked.to_period_id then positions.tier_reached end) as to_tier
    from positions
    inner join asked
        on positions.program_id like asked.program_pattern
        and (positions.period_id = asked.from_period_id or positions.period_id = asked.to_period_id)
    group by positions.program_id, positions.customer_id
),
named_moves as (
    select
        program_id,
        from_tier,
        to_tier,
        case
            when from_tier is null then 'came'
            when to_tier is null then 'left'
            when to_tier > from_tier then 'up'
            when to_tier < from_tier then 'down'
            else 'same'
        end as movement
    from moves
)
select program_id, from_tier, to_tier, movement, count(*) as customers
from named_moves
group by program_id, from_tier, to_tier, movement
order by program_id, from_tier nulls last, to_tier nulls last
