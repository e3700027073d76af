-- Question: What does an ordinary regression with an effect of its own for each customer and each period say of the dose? Where cohorts join at different times it leans on customers who are in already: see effect-bacon-weights.
-- Grain: one row per program_id, outcome_name
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: outcome_pattern string The outcome to show, or % for all
-- Columns:
--   program_id string The program
--   outcome_name string What was measured
--   treated_units bigint Customers with a dose in some period
--   control_units bigint Customers without one in any
--   row_count bigint Rows that are used: of each customer the periods up to the panel's last without a gap
--   rows_left_out bigint Rows before a gap, or of customers who are gone before the last period
--   cluster_count bigint Clusters that the rows used fall into
--   period_count bigint Periods that they fall into
--   estimate double What the outcome differs by with one more of the dose; null with fewer than 30 treated, or where the dose differs between periods only
--   standard_error double Its standard error, clustered
with panel as (
    select program_id, outcome_name, unit_id, period, dose, outcome, cluster_id, weight
    from panel_current
    where program_id like ? and outcome_name like ?
),
periods as (
    select program_id, outcome_name, period, row_number() over (partition by program_id, outcome_name order by period desc) - 1 as later_periods
    from panel
    group by program_id, outcome_name, period
),
later_rows as (
    select
        panel.program_id,
        panel.outcome_name,
        panel.unit_id,
        panel.period,
        panel.cluster_id,
        panel.weight,
        panel.dose,
        panel.outcome,
        periods.later_periods,
        count(*) over (
            partition by panel.program_id, panel.outcome_name, panel.unit_id
            order by panel.period desc rows between unbounded preceding and 1 preceding
        ) as later_count,
        sum(panel.dose) over (
            partition by panel.program_id, panel.outcome_name, panel.unit_id
            order by panel.period desc rows between unbounded preceding and 1 preceding
        ) as later_dose,
        sum(panel.outcome) over (
            partition by panel.program_id, panel.outcome_name, panel.unit_id
            order by panel.period desc rows between unbounded preceding and 1 preceding
        ) as later_outcome
    from panel
    inner join periods
        on periods.program_id = panel.program_id
        and periods.outcome_name = panel.outcome_name
        and periods.period = panel.period
),
deviations as (
    -- Each row less the mean of the unit's later rows is free of the unit's own effect, and in every period such deviations
    -- share one effect of the period (Arellano and Bover 1995). So both effects are taken out exactly, whenever units enter.
    select
        program_id,
        outcome_name,
        unit_id,
        period,
        cluster_id,
        dose,
        later_count = later_periods as is_used,
        case
            when later_count = later_periods
            then weight * cast(later_count as double) / (cast(later_count as double) + 1)
            else 0
        end as weight,
        coalesce(dose - later_dose / nullif(cast(later_count as double), 0), 0) as dose_deviation,
        coalesce(outcome - later_outcome / nullif(cast(later_count as double), 0), 0) as outcome_deviation
    from later_rows
),
centred as (
    select
        program_id,
        outcome_name,
        unit_id,
        period,
        cluster_id,
        dose,
        is_used,
        weight,
        dose_deviation,
        dose_deviation - coalesce(
            sum(weight * dose_deviation) over (partition by program_id, outcome_name, period)
            / nullif(sum(weight) over (partition by program_id, outcome_name, period), 0), 0
        ) as centred_dose,
        outcome_deviation - coalesce(
            sum(weight * outcome_deviation) over (partition by program_id, outcome_name, period)
            / nullif(sum(weight) over (partition by program_id, outcome_name, period), 0), 0
        ) as centred_outcome
    from deviations
),
units as (
    select
        program_id,
        outcome_name,
        cluster_id,
        unit_id,
        max(case when is_used then 1 else 0 end) as is_used,
        max(case when is_used and dose <> 0 then 1 else 0 end) as is_treated,
        count(case when is_used then 1 end) as row_count,
        count(*) as all_rows,
        sum(weight * dose_deviation * dose_deviation) as deviation_square,
        sum(weight * centred_dose * centred_dose) as dose_square,
        sum(weight * centred_dose * centred_outcome) as dose_outcome
    from centred
    group by program_id, outcome_name, cluster_id, unit_id
),
clusters as (
    select
        program_id,
        outcome_name,
        cluster_id,
        sum(is_used) as units,
        sum(is_treated) as treated_units,
        sum(row_count) as row_count,
        sum(all_rows) as all_rows,
        sum(deviation_square) as deviation_square,
        sum(dose_square) as dose_square,
        sum(dose_outcome) as dose_outcome
    from units
    group by program_id, outcome_name, cluster_id
),
sums as (
    -- What a cluster adds to the slope is dose_outcome - slope * dose_square: its square, in terms that need no slope yet.
    select
        program_id,
        outcome_name,
        sum(units) as units,
        sum(treated_units) as treated_units,
        sum(row_count) as row_count,
        sum(all_rows) as all_rows,
        count(case when row_count > 0 then 1 end) as cluster_count,
        sum(deviation_square) as deviation_square,
        sum(dose_square) as dose_square,
        sum(dose_outcome) as dose_outcome,
        sum(dose_outcome * dose_outcome) as outcome_outcome,
        sum(dose_outcome * dose_square) as outcome_square,
        sum(dose_square * dose_square) as square_square
    from clusters
    group by program_id, outcome_name
),
period_counts as (
    select program_id, outcome_name, count(*) as period_count
    from periods
    group by program_id, outcome_name
),
slopes as (
    select
        sums.program_id,
        sums.outcome_name,
        sums.units,
        sums.treated_units,
        sums.row_count,
        sums.all_rows,
        sums.cluster_count,
        period_counts.period_count,
        sums.dose_square,
        sums.outcome_outcome,
        sums.outcome_square,
        sums.square_square,
        -- A dose that the periods' effects explain leaves nothing but rounding.
        case
            when sums.treated_units >= 30 and sums.dose_square > 1e-9 * sums.deviation_square
            then sums.dose_outcome / sums.dose_square
        end as slope
    from sums
    inner join period_counts
        on period_counts.program_id = sums.program_id
        and period_counts.outcome_name = sums.outcome_name
),
residuals as (
    select
        program_id,
        outcome_name,
        units,
        treated_units,
        row_count,
        all_rows,
        cluster_count,
        period_count,
        slope,
        dose_square,
        outcome_outcome,
        outcome_outcome - 2 * slope * outcome_square + slope * slope * square_square as residual_square
    from slopes
)
select
    program_id,
    outcome_name,
    treated_units,
    units - treated_units as control_units,
    row_count,
    all_rows - row_count as rows_left_out,
    cluster_count,
    period_count,
    slope as estimate,
    -- G / (G - 1) * (N - 1) / (N - K) for G clusters, N rows and K coefficients: the dose and the periods; units lie within clusters.
    -- Where the fit leaves nothing, the difference is but rounding, whose root would look like an error.
    sqrt(
        case when residual_square < 1e-12 * outcome_outcome then 0 else residual_square end
        / nullif(dose_square * dose_square, 0)
        * cast(cluster_count as double) / nullif(cast(cluster_count as double) - 1, 0)
        * (cast(row_count as double) - 1) / nullif(cast(row_count as double) - cast(period_count as double) - 1, 0)
    ) as standard_error
from residuals
order by program_id, outcome_name
