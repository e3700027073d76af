-- Question: How do the customers of each accrual period spread over the tiers, and with which qualifier?
-- Grain: one row per program_id, period_id, tier; 0 for below the lowest, and a tier that nobody reached as well
-- Parameters: program_pattern string The program to show, or % for all
-- Columns:
--   program_id string The program
--   period_id string The accrual period, such as 2011-Q1
--   is_open boolean Whether the period lasts beyond the run's as-of date
--   tier int Number of the tier, the lowest being 1; 0 for none
--   tier_from decimal(38,14) Where the tier begins; null for tier 0
--   qualifier_measure string The measure that decides the tier; null where nobody reached it
--   customers bigint Customers whose highest tier it is
--   customer_share double They as a share of all customers of the period
--   qualifier_total decimal(38,14) Their qualifier so far, all together
--   average_qualifier double Their qualifier so far, on average
--   earned_amount decimal(38,4) What the terms give them for the volume so far
with positions as (
    select
        program_id,
        program_version,
        period_id,
        period_day_after > date_add('day', 1, cast(as_of_date as date)) as is_open,
        tier_reached as tier,
        qualifier_measure,
        qualifier_total,
        earned_amount
    from standings_current
    where program_id like ?
),
tiers as (
    select program_id, program_version, tier, tier_from
    from rule_tiers_current
    union all
    select program_id, program_version, 0, null
    from rule_tiers_current
    where tier = 1
),
reached_tiers as (
    select
        program_id,
        period_id,
        is_open,
        tier,
        max(program_version) as program_version,
        max(qualifier_measure) as qualifier_measure,
        count(*) as customers,
        sum(qualifier_total) as qualifier_total,
        sum(earned_amount) as earned_amount
    from positions
    group by program_id, period_id, is_open, tier
),
periods as (
    -- Terms amended within a period are told by their newest version.
    select program_id, period_id, is_open, max(program_version) as program_version, sum(customers) as customers
    from reached_tiers
    group by program_id, period_id, is_open
),
period_tiers as (
    select
        periods.program_id,
        periods.period_id,
        periods.is_open,
        periods.customers as all_customers,
        tiers.tier,
        tiers.tier_from
    from periods
    inner join tiers
        on tiers.program_id = periods.program_id
        and tiers.program_version = periods.program_version
)
select
    period_tiers.program_id,
    period_tiers.period_id,
    period_tiers.is_open,
    period_tiers.tier,
    period_tiers.tier_from,
    reached_tiers.qualifier_measure,
    coalesce(reached_tiers.customers, 0) as customers,
    cast(coalesce(reached_tiers.customers, 0) as double) / cast(period_tiers.all_customers as double) as customer_share,
    cast(coalesce(reached_tiers.qualifier_total, 0) as decimal(38,14)) as qualifier_total,
    cast(reached_tiers.qualifier_total as double) / cast(reached_tiers.customers as double) as average_qualifier,
    cast(coalesce(reached_tiers.earned_amount, 0) as decimal(38,4)) as earned_amount
from period_tiers
left join reached_tiers
    on reached_tiers.program_id = period_tiers.program_id
    and reached_tiers.period_id = period_tiers.period_id
    and reached_tiers.tier = period_tiers.tier
order by program_id, period_id, tier
