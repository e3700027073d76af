-- Question: Do more customers end just above a tier than just below it, so that the side they are on is their own choice?
-- Grain: one row per program_id, period_id, tier
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: bandwidth double How far from the line customers count, as a share of the tier's bound; above 0 and below 1
-- Columns:
--   program_id string The program
--   period_id string The finished accrual period, such as 2011-Q1
--   tier int Number of the tier, the lowest being 1
--   units bigint Customers who ended between nothing and twice the bound
--   units_below bigint Of these, customers below the line within the bandwidth
--   units_above bigint The same at the line or above it
--   bin_width double Width of the bins, as a share of the bound; null where all ended at one distance
--   density_below double Density just below the line: share of the units per unit of distance; null with fewer than two bins
--   density_above double The same just above it
--   theta double Logarithm of the density above less that of the density below; null with fewer than 30 units above, or where a density is not above zero
--   standard_error double Its standard error
--   z double The difference in standard errors; where a density is not above zero, that of the densities in place of their logarithms
--   verdict string customers_choose_their_side where z is beyond 1.96: read no effect from the line; no_sorting_found; not_tested
with units as (
    select program_id, period_id, tier, distance
    from threshold_current
    where program_id like ?
),
asked as (
    select cast(? as double) as bandwidth
),
spread as (
    -- Customers far beyond the line are left out: their spread would make the bins too wide to see anything at the line.
    select
        program_id,
        period_id,
        tier,
        distance,
        count(*) over line as units,
        2 * stddev_samp(distance) over line / sqrt(cast(count(*) over line as double)) as width
    from units
    where abs(distance) <= 1
    window line as (partition by program_id, period_id, tier)
),
binned as (
    -- Rounded, because sums differ between engines in their last digits, and nobody shall change bins for it.
    select
        spread.program_id,
        spread.period_id,
        spread.tier,
        spread.distance,
        spread.units,
        asked.bandwidth,
        nullif(round(spread.width, 12), 0) as bin_width
    from spread
    cross join asked
),
placed as (
    -- Each customer stands in the middle of a bin, so many bandwidths from the line. No bin reaches over the line.
    select
        program_id,
        period_id,
        tier,
        distance,
        units,
        bandwidth,
        bin_width,
        abs(floor(distance / bin_width) + 0.5) * bin_width / bandwidth as place
    from binned
),
sides as (
    select
        program_id,
        period_id,
        tier,
        units,
        bandwidth,
        bin_width,
        sum(case when distance < 0 and abs(distance) < bandwidth then 1 else 0 end) as units_below,
        sum(case when distance >= 0 and distance < bandwidth then 1 else 0 end) as units_above,
        sum(case when distance < 0 and place < 1 then 1 - place else 0 end) as t0_below,
        sum(case when distance < 0 and place < 1 then (1 - place) * place else 0 end) as t1_below,
        sum(case when distance >= 0 and place < 1 then 1 - place else 0 end) as t0_above,
        sum(case when distance >= 0 and place < 1 then (1 - place) * place else 0 end) as t1_above,
        bin_width / bandwidth as step,
        ceil(bandwidth / bin_width - 0.5) as bins
    from placed
    group by program_id, period_id, tier, units, bandwidth, bin_width
),
grids as (
    -- The weights 1 - x times 1, x and x², summed over the middles x of the bins of one side, empty bins included.
    select
        sides.*,
        bins - step * power(bins, 2) / 2 as s0,
        step * power(bins, 2) / 2 - power(step, 2) * bins * (4 * power(bins, 2) - 1) / 12 as s1,
        power(step, 2) * bins * (4 * power(bins, 2) - 1) / 12 - power(step, 3) * power(bins, 2) * (2 * power(bins, 2) - 1) / 8 as s2
    from sides
),
densities as (
    -- Where the local linear fit of the bins' heights meets the line. Through one bin any line could be drawn.
    select
        grids.*,
        case when bins >= 2 then (s2 * t0_below - s1 * t1_below) / (s0 * s2 - s1 * s1) / (units * bin_width) end as density_below,
        case when bins >= 2 then (s2 * t0_above - s1 * t1_above) / (s0 * s2 - s1 * s1) / (units * bin_width) end as density_above
    from grids
),
logarithms as (
    -- McCrary (2008), Journal of Econometrics 142: at the line an estimated density f has the variance 24/5 · f / (units · bandwidth),
    -- its logarithm 24/5 / (f · units · bandwidth).
    select
        densities.*,
        case when density_below > 0 and density_above > 0 then ln(density_above / density_below) end as theta,
        case
            when density_below > 0 and density_above > 0
                then sqrt(4.8 * (1 / density_above + 1 / density_below) / (units * bandwidth))
        end as standard_error
    from densities
),
density_tests as (
    -- Where all have left a side its density has no logarithm. Then the densities themselves are compared.
    select
        program_id,
        period_id,
        tier,
        units,
        units_below,
        units_above,
        bin_width,
        density_below,
        density_above,
        case when units_above >= 30 then theta end as theta,
        case when units_above >= 30 then standard_error end as standard_error,
        case
            when units_above >= 30 and density_below > 0 and density_above > 0 then theta / standard_error
            when units_above >= 30 and density_above > 0 then sqrt(density_above * units * bandwidth / 4.8)
            when units_above >= 30 and density_below > 0 then -sqrt(density_below * units * bandwidth / 4.8)
        end as z
    from logarithms
),
verdicts as (
    select
        density_tests.*,
        case
            when z is null then 'not_tested'
            when abs(z) > 1.96 then 'customers_choose_their_side'
            else 'no_sorting_found'
        end as verdict
    from density_tests
)
select
    program_id,
    period_id,
    tier,
    units,
    units_below,
    units_above,
    bin_width,
    density_below,
    density_above,
    theta,
    standard_error,
    z,
    verdict
from verdicts
order by program_id, period_id, tier
