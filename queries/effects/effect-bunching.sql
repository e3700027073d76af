-- Question: How many more customers ended just above a tier, and how many fewer just below it, than the same customers a year before?
-- Grain: one row per program_id, period_id, tier
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: bandwidth double How far above the line and below it is near, as a share of the tier's bound; above 0
-- Columns:
--   program_id string The program
--   period_id string The finished accrual period, such as 2011-Q1
--   tier int Number of the tier, the lowest being 1
--   units bigint Customers whose distance of the year before is known; nobody else is counted
--   units_above bigint Customers who ended at the line or just above it
--   units_above_year_before bigint The same customers a year before
--   units_below bigint Customers who ended just below the line
--   units_below_year_before bigint The same customers a year before
--   excess double Customers more just above the line than the year before; null with fewer than 30 units above
--   excess_standard_error double Its standard error
--   excess_share double The excess as a share of the units
--   excess_share_standard_error double Its standard error
--   missing double Customers fewer just below the line than the year before
--   missing_standard_error double Its standard error
--   missing_share double The missing as a share of the units
--   missing_share_standard_error double Its standard error
--   tilt double Excess and missing together: what is left of both where all volumes grew alike
--   tilt_standard_error double Its standard error; excess and missing share customers, so it is not the sum of theirs
with units as (
    select program_id, period_id, tier, distance, distance_before
    from threshold_current
    where program_id like ? and distance_before is not null
),
asked as (
    select cast(? as double) as bandwidth
),
places as (
    select
        units.program_id,
        units.period_id,
        units.tier,
        case when units.distance >= 0 and units.distance < asked.bandwidth then 1 else 0 end as is_above,
        case when units.distance_before >= 0 and units.distance_before < asked.bandwidth then 1 else 0 end as was_above,
        case when units.distance < 0 and units.distance >= -asked.bandwidth then 1 else 0 end as is_below,
        case when units.distance_before < 0 and units.distance_before >= -asked.bandwidth then 1 else 0 end as was_below
    from units
    cross join asked
),
moves as (
    select
        program_id,
        period_id,
        tier,
        is_above,
        was_above,
        is_below,
        was_below,
        is_above - was_above as came,
        was_below - is_below as went
    from places
),
sums as (
    select
        program_id,
        period_id,
        tier,
        count(*) as units,
        sum(is_above) as units_above,
        sum(was_above) as units_above_year_before,
        sum(is_below) as units_below,
        sum(was_below) as units_below_year_before,
        cast(sum(came) as double) as excess,
        cast(sum(came * came) as double) as excess_squares,
        cast(sum(went) as double) as missing,
        cast(sum(went * went) as double) as missing_squares,
        cast(sum(came + went) as double) as tilt,
        cast(sum((came + went) * (came + went)) as double) as tilt_squares
    from moves
    group by program_id, period_id, tier
),
differences as (
    -- A sum of what n customers differ by has the variance Σd² - (Σd)²/n. With b customers who came above the line and c who left
    -- it, that is b + c - (b - c)²/n, n² times the variance of a difference of paired proportions (Agresti, Categorical Data
    -- Analysis, 3rd edition, 11.1). Customers who cross the line count in excess and missing alike, and as two in the tilt.
    select
        program_id,
        period_id,
        tier,
        units,
        units_above,
        units_above_year_before,
        units_below,
        units_below_year_before,
        excess,
        sqrt(excess_squares - excess * excess / units) as excess_standard_error,
        missing,
        sqrt(missing_squares - missing * missing / units) as missing_standard_error,
        tilt,
        sqrt(tilt_squares - tilt * tilt / units) as tilt_standard_error
    from sums
)
select
    program_id,
    period_id,
    tier,
    units,
    units_above,
    units_above_year_before,
    units_below,
    units_below_year_before,
    case when units_above >= 30 then excess end as excess,
    case when units_above >= 30 then excess_standard_error end as excess_standard_error,
    case when units_above >= 30 then excess / units end as excess_share,
    case when units_above >= 30 then excess_standard_error / units end as excess_share_standard_error,
    case when units_above >= 30 then missing end as missing,
    case when units_above >= 30 then missing_standard_error end as missing_standard_error,
    case when units_above >= 30 then missing / units end as missing_share,
    case when units_above >= 30 then missing_standard_error / units end as missing_share_standard_error,
    case when units_above >= 30 then tilt end as tilt,
    case when units_above >= 30 then tilt_standard_error end as tilt_standard_error
from differences
order by program_id, period_id, tier
