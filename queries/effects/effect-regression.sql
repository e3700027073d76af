-- Question: How do outcomes differ with the dose, over all customers and periods? A naive comparison and no effect: customers who buy more anyway join earlier and reach higher tiers.
-- Grain: one row per program_id, outcome_name
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: outcome_pattern string The outcome to show, or % for all
-- Columns:
--   program_id string The program
--   outcome_name string What was measured
--   treated_units bigint Customers with a dose in some period
--   control_units bigint Customers without one in any
--   row_count bigint Rows of the panel, one per customer and period
--   cluster_count bigint Clusters that they fall into
--   period_count bigint Periods that they fall into
--   intercept double Mean outcome without a dose, by the line of least squares; null with fewer than 30 treated
--   estimate double What the outcome differs by with one more of the dose; null with fewer than 30 treated, or where all have the same dose
--   standard_error_by_cluster double Its standard error where outcomes depend on each other within clusters
--   standard_error_by_period double Its standard error where they depend on each other within periods
--   standard_error_by_both double Its standard error where they do within either; null where the difference is no variance
with panel as (
    select program_id, outcome_name, unit_id, period, dose, outcome, cluster_id, weight
    from panel_current
    where program_id like ? and outcome_name like ?
),
means as (
    select
        program_id,
        outcome_name,
        count(*) as row_count,
        count(distinct unit_id) as units,
        count(distinct case when dose <> 0 then unit_id end) as treated_units,
        sum(weight * dose) / sum(weight) as mean_dose,
        sum(weight * outcome) / sum(weight) as mean_outcome,
        sum(weight * dose * dose) as dose_square
    from panel
    group by program_id, outcome_name
),
sums as (
    -- Of each cluster, each period and each period of a cluster: the three ways in which outcomes may hang together.
    select
        panel.program_id,
        panel.outcome_name,
        grouping(panel.cluster_id, panel.period) as absent_keys,
        sum(panel.weight * power(panel.dose - means.mean_dose, 2)) as dose_square,
        sum(panel.weight * (panel.dose - means.mean_dose) * (panel.outcome - means.mean_outcome)) as dose_outcome
    from panel
    inner join means
        on means.program_id = panel.program_id
        and means.outcome_name = panel.outcome_name
    group by grouping sets (
        (panel.program_id, panel.outcome_name, panel.cluster_id),
        (panel.program_id, panel.outcome_name, panel.period),
        (panel.program_id, panel.outcome_name, panel.cluster_id, panel.period)
    )
),
groupings as (
    -- What a group adds to the slope is dose_outcome - slope * dose_square: its square, in terms that need no slope yet.
    select
        program_id,
        outcome_name,
        absent_keys,
        count(*) as group_count,
        sum(dose_square) as dose_square,
        sum(dose_outcome) as dose_outcome,
        sum(dose_outcome * dose_outcome) as outcome_outcome,
        sum(dose_outcome * dose_square) as outcome_square,
        sum(dose_square * dose_square) as square_square
    from sums
    group by program_id, outcome_name, absent_keys
),
slopes as (
    select
        means.program_id,
        means.outcome_name,
        means.units,
        means.treated_units,
        means.row_count,
        means.mean_dose,
        means.mean_outcome,
        groupings.absent_keys,
        groupings.group_count,
        groupings.outcome_outcome,
        groupings.outcome_square,
        groupings.square_square,
        groupings.dose_square,
        -- Equal doses leave nothing but rounding.
        case when groupings.dose_square > 1e-12 * means.dose_square then groupings.dose_outcome / groupings.dose_square end as slope
    from means
    inner join groupings
        on groupings.program_id = means.program_id
        and groupings.outcome_name = means.outcome_name
),
variances as (
    -- G / (G - 1) * (N - 1) / (N - 2) for G groups, N rows and two coefficients.
    select
        program_id,
        outcome_name,
        units,
        treated_units,
        row_count,
        mean_dose,
        mean_outcome,
        absent_keys,
        group_count,
        slope,
        greatest(outcome_outcome - 2 * slope * outcome_square + slope * slope * square_square, 0)
            / nullif(dose_square * dose_square, 0)
            * cast(group_count as double) / nullif(cast(group_count as double) - 1, 0)
            * (cast(row_count as double) - 1) / nullif(cast(row_count as double) - 2, 0) as variance
    from slopes
),
regressions as (
    select
        program_id,
        outcome_name,
        max(treated_units) as treated_units,
        max(units) - max(treated_units) as control_units,
        max(row_count) as row_count,
        max(case when absent_keys = 1 then group_count end) as cluster_count,
        max(case when absent_keys = 2 then group_count end) as period_count,
        max(case when absent_keys = 1 then slope end) as slope,
        max(mean_outcome) as mean_outcome,
        max(mean_dose) as mean_dose,
        max(case when absent_keys = 1 then variance end) as variance_by_cluster,
        max(case when absent_keys = 2 then variance end) as variance_by_period,
        max(case when absent_keys = 0 then variance end) as variance_by_cell
    from variances
    group by program_id, outcome_name
)
select
    program_id,
    outcome_name,
    treated_units,
    control_units,
    row_count,
    cluster_count,
    period_count,
    case when treated_units >= 30 then mean_outcome - slope * mean_dose end as intercept,
    case when treated_units >= 30 then slope end as estimate,
    case when treated_units >= 30 then sqrt(variance_by_cluster) end as standard_error_by_cluster,
    case when treated_units >= 30 then sqrt(variance_by_period) end as standard_error_by_period,
    -- What both ways count twice is taken off once (Cameron, Gelbach and Miller 2011).
    case
        when treated_units >= 30 and variance_by_cluster + variance_by_period >= variance_by_cell
        then sqrt(variance_by_cluster + variance_by_period - variance_by_cell)
    end as standard_error_by_both
from regressions
order by program_id, outcome_name
