-- Question: How far from each tier did customers near it end each finished period, and what did they buy in the next one?
-- Grain: one row per customer within one bound of the line whose next period is over; of more than 20,000 at a tier in a period, those whose hash of the id comes first
-- Parameters: program_pattern string The program to show, or % for all
-- Columns:
--   program_id string The program
--   period_id string The finished accrual period, such as 2011-Q1
--   tier int Number of the tier, the lowest being 1
--   distance double Qualifier less the tier's bound, as a share of the bound: 0 and more have reached it
--   outcome double Net amount of the next period of equal length
with units as (
    select program_id, period_id, tier, unit_id, distance, outcome
    from threshold_current
    where program_id like ? and abs(distance) <= 1 and outcome is not null
),
placed_units as (
    -- The hash draws without looking at what anybody bought, and draws the same whenever it is asked.
    select
        program_id,
        period_id,
        tier,
        distance,
        outcome,
        row_number() over (partition by program_id, period_id, tier order by to_hex(md5(to_utf8(unit_id))), unit_id) as place
    from units
)
select program_id, period_id, tier, distance, outcome
from placed_units
where place <= 20000
order by program_id, period_id, tier, distance, outcome
