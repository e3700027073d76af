-- Question: How many customers ended a period at each distance to a tier, and how far from it did the same customers end a year before?
-- Grain: one row per program_id, period_id, tier, bin; bins without customers included
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: bandwidth double How far from the line bins are shown, as a share of the tier's bound; above 0
-- Columns:
--   program_id string The program
--   period_id string The finished accrual period, such as 2011-Q1
--   tier int Number of the tier, the lowest being 1
--   bin int Number of the bin; 0 begins at the tier
--   low double Where the bin begins: distance to the tier as a share of its bound
--   high double Where it ends; the next bin begins there
--   customers bigint Customers whose qualifier ended in the bin
--   customers_year_before bigint Of the same customers, those whose qualifier of the year before was in the bin
with units as (
    select program_id, period_id, tier, distance, distance_before
    from threshold_current
    where program_id like ?
),
asked as (
    select cast(? as double) as bandwidth
),
widths as (
    -- The bins of effect-density-test: 2·sd/√n of the customers not further from the line than the line is from zero.
    select
        program_id,
        period_id,
        tier,
        nullif(round(2 * stddev_samp(distance) / sqrt(cast(count(*) as double)), 12), 0) as bin_width
    from units
    where abs(distance) <= 1
    group by program_id, period_id, tier
),
customer_bins as (
    select
        units.program_id,
        units.period_id,
        units.tier,
        floor(units.distance / widths.bin_width) as bin,
        floor(units.distance_before / widths.bin_width) as bin_before
    from units
    inner join widths
        on widths.program_id = units.program_id
        and widths.period_id = units.period_id
        and widths.tier = units.tier
),
counts as (
    select program_id, period_id, tier, bin, count(*) as customers, 0 as customers_year_before
    from customer_bins
    group by program_id, period_id, tier, bin
    union all
    select program_id, period_id, tier, bin_before, 0, count(*)
    from customer_bins
    where bin_before is not null
    group by program_id, period_id, tier, bin_before
),
shown as (
    -- Bins above the line, and as many below it.
    select widths.program_id, widths.period_id, widths.tier, widths.bin_width, dim_number.number as bin
    from widths
    cross join asked
    inner join dim_number on dim_number.number * widths.bin_width < asked.bandwidth
    union all
    select widths.program_id, widths.period_id, widths.tier, widths.bin_width, -1 - dim_number.number
    from widths
    cross join asked
    inner join dim_number on dim_number.number * widths.bin_width < asked.bandwidth
)
select
    shown.program_id,
    shown.period_id,
    shown.tier,
    shown.bin,
    shown.bin * shown.bin_width as low,
    (shown.bin + 1) * shown.bin_width as high,
    coalesce(sum(counts.customers), 0) as customers,
    coalesce(sum(counts.customers_year_before), 0) as customers_year_before
from shown
left join counts
    on counts.program_id = shown.program_id
    and counts.period_id = shown.period_id
    and counts.tier = shown.tier
    and counts.bin = shown.bin
group by shown.program_id, shown.period_id, shown.tier, shown.bin, shown.bin_width
order by program_id, period_id, tier, bin
