-- Question: Did customers who just reached a tier buy more in the next period than those who just missed it?
-- Grain: one row per program_id, period_id, tier, bandwidth, donut; bandwidths within which no customer ended are left out
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: bandwidth double A bandwidth to estimate with beside 0.05, 0.1, 0.2 and 0.4, and the one that the density is tested at
-- Columns:
--   program_id string The program
--   period_id string The finished accrual period, such as 2011-Q1
--   tier int Number of the tier, the lowest being 1
--   bandwidth double How far from the line customers count, as a share of the tier's bound; the nearer the more
--   donut double Customers nearer to the line than this are left out, because they may have chosen their side; 0 leaves out nobody
--   units_below bigint Customers below the line within the bandwidth whose next period is over
--   units_above bigint The same at the line or above it
--   outcome_below double What customers just below the line are expected to buy in the next period
--   outcome_above double The same just above it
--   estimate double The difference that reaching the tier makes; null with fewer than 30 units above, or where a side has no two distances
--   standard_error double Its standard error, robust to unequal spread (HC0)
--   density_z double What effect-density-test answers at the parameter's bandwidth
--   verdict string customers_choose_their_side: do not read as an effect; no_sorting_found; not_tested
with units as (
    select program_id, period_id, tier, distance, outcome
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
),
bandwidths as (
    select cast(0.05 as double) as bandwidth
    union
    select cast(0.1 as double) as bandwidth
    union
    select cast(0.2 as double) as bandwidth
    union
    select cast(0.4 as double) as bandwidth
    union
    select bandwidth
    from asked
),
donuts as (
    select cast(0 as double) as donut
    union all
    select cast(0.01 as double) as donut
),
weighted as (
    select
        units.program_id,
        units.period_id,
        units.tier,
        bandwidths.bandwidth,
        donuts.donut,
        case when units.distance >= 0 then 1 else 0 end as is_above,
        units.distance,
        units.outcome,
        1 - abs(units.distance) / bandwidths.bandwidth as weight
    from units
    inner join bandwidths on abs(units.distance) < bandwidths.bandwidth
    inner join donuts on abs(units.distance) >= donuts.donut
    where units.outcome is not null
),
moments as (
    select
        weighted.*,
        sum(weight) over side as s0,
        sum(weight * distance) over side as s1,
        sum(weight * distance * distance) over side as s2,
        sum(weight * outcome) over side as t0,
        sum(weight * distance * outcome) over side as t1,
        min(distance) over side < max(distance) over side as has_two_distances
    from weighted
    window side as (partition by program_id, period_id, tier, bandwidth, donut, is_above)
),
fits as (
    -- The local linear fit of the side: its height at the line, and its slope.
    select
        moments.*,
        case when has_two_distances then s0 * s2 - s1 * s1 end as determinant,
        case when has_two_distances then (s2 * t0 - s1 * t1) / (s0 * s2 - s1 * s1) end as height,
        case when has_two_distances then (s0 * t1 - s1 * t0) / (s0 * s2 - s1 * s1) end as slope
    from moments
),
shares as (
    -- The height is a weighted sum of the outcomes; each customer's deviation enters its variance with the square of that weight.
    select
        fits.*,
        power(weight * (s2 - s1 * distance) / determinant * (outcome - height - slope * distance), 2) as variance
    from fits
),
estimates as (
    select
        program_id,
        period_id,
        tier,
        bandwidth,
        donut,
        sum(1 - is_above) as units_below,
        sum(is_above) as units_above,
        max(case when is_above = 0 then height end) as outcome_below,
        max(case when is_above = 1 then height end) as outcome_above,
        sqrt(sum(variance)) as standard_error
    from shares
    group by program_id, period_id, tier, bandwidth, donut
)
select
    estimates.program_id,
    estimates.period_id,
    estimates.tier,
    estimates.bandwidth,
    estimates.donut,
    estimates.units_below,
    estimates.units_above,
    case when estimates.units_above >= 30 then estimates.outcome_below end as outcome_below,
    case when estimates.units_above >= 30 then estimates.outcome_above end as outcome_above,
    case when estimates.units_above >= 30 then estimates.outcome_above - estimates.outcome_below end as estimate,
    case
        when estimates.units_above >= 30 and estimates.outcome_above - estimates.outcome_below is not null
            then estimates.standard_error
    end as standard_error,
    verdicts.z as density_z,
    coalesce(verdicts.verdict, 'not_tested') as verdict
from estimates
left join verdicts
    on verdicts.program_id = estimates.program_id
    and verdicts.period_id = estimates.period_id
    and verdicts.tier = estimates.tier
order by program_id, period_id, tier, bandwidth, donut
