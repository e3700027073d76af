-- Question: Which tiers does nobody reach, does everybody pass, or do many just miss?
-- Grain: one row per review_period, program_id, program_version, tier with a finding, the latest first
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: review_kind string quarter or half_year
-- Columns:
--   review_period string The quarter or half-year in which the accrual periods ended, such as 2011-Q1 or 2011-H1
--   program_id string The program
--   program_version int The version of the program whose terms applied
--   tier int Number of the tier, the lowest being 1
--   tier_from decimal(38,14) Where the tier begins, in the qualifier's measure
--   finding string tiers_nobody_reaches, tiers_everybody_passes, or many_just_below where one position in ten missed at most 5 percent of the bound
--   positions bigint Positions of the accrual periods, at least 10: each customer in each of them
--   positions_reached bigint Of them those that reached the tier
--   positions_just_below bigint Of them those whose next tier it was and that missed at most 5 percent of its bound
--   reached_share double positions_reached by positions
with tiers as (
    select
        review_kind,
        review_period,
        program_id,
        program_version,
        tier,
        tier_from,
        finding,
        positions,
        positions_reached,
        positions_just_below
    from tiers_in_review_current
)
select
    review_period,
    program_id,
    program_version,
    tier,
    tier_from,
    finding,
    positions,
    positions_reached,
    positions_just_below,
    cast(positions_reached as double) / cast(positions as double) as reached_share
from tiers
where program_id like ? and review_kind = ? and finding is not null
order by review_period desc, program_id, program_version, tier
