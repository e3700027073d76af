-- Question: How much more did the customers of each cohort change, from before they joined to after, than customers never in the program?
-- Grain: one row per program_id, outcome_name, cohort
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: outcome_pattern string The outcome to show, or % for all
-- Columns:
--   program_id string The program
--   outcome_name string What was measured
--   cohort int The period in which the treated joined
--   treated_units bigint Customers of the cohort with periods before and after
--   control_units bigint Customers never in the program with periods before and after
--   treated_mean_before double Mean per period of the treated before their cohort
--   treated_mean_after double Mean per period of the treated from their cohort on
--   control_mean_before double The same of the controls
--   control_mean_after double The same of the controls
--   estimate double Change of the treated less change of the controls, per period; null with fewer than 30 treated
--   standard_error double Its standard error, from the spread of the units' changes; null where one side is a single unit
with panel as (
    select program_id, outcome_name, unit_id, period, cohort, outcome, weight
    from panel_current
    where program_id like ? and outcome_name like ?
),
cohorts as (
    select program_id, outcome_name, cohort
    from panel
    where cohort is not null
    group by program_id, outcome_name, cohort
),
unit_means as (
    select
        cohorts.program_id,
        cohorts.outcome_name,
        cohorts.cohort,
        panel.unit_id,
        case when panel.cohort = cohorts.cohort then 1 else 0 end as is_treated,
        max(panel.weight) as weight,
        avg(case when panel.period < cohorts.cohort then panel.outcome end) as mean_before,
        avg(case when panel.period >= cohorts.cohort then panel.outcome end) as mean_after
    from cohorts
    inner join panel
        on panel.program_id = cohorts.program_id
        and panel.outcome_name = cohorts.outcome_name
        and (panel.cohort = cohorts.cohort or panel.cohort is null)
    group by
        cohorts.program_id,
        cohorts.outcome_name,
        cohorts.cohort,
        panel.unit_id,
        case when panel.cohort = cohorts.cohort then 1 else 0 end
),
changes as (
    select
        program_id,
        outcome_name,
        cohort,
        is_treated,
        weight,
        mean_before,
        mean_after,
        mean_after - mean_before as change
    from unit_means
    where mean_before is not null and mean_after is not null
),
arms as (
    select
        program_id,
        outcome_name,
        cohort,
        is_treated,
        count(*) as units,
        sum(weight) as total_weight,
        sum(weight * mean_before) / sum(weight) as mean_before,
        sum(weight * mean_after) / sum(weight) as mean_after,
        sum(weight * change) / sum(weight) as mean_change,
        min(weight) = max(weight) as is_unweighted
    from changes
    group by program_id, outcome_name, cohort, is_treated
),
arm_variances as (
    -- Unweighted it is the variance of a mean with n - 1; weighted the sum of the squared shares of each unit's deviation.
    select
        arms.program_id,
        arms.outcome_name,
        arms.cohort,
        arms.is_treated,
        case
            when arms.is_unweighted then var_samp(changes.change) / cast(arms.units as double)
            else sum(power(changes.weight / arms.total_weight * (changes.change - arms.mean_change), 2))
        end as variance
    from arms
    inner join changes
        on changes.program_id = arms.program_id
        and changes.outcome_name = arms.outcome_name
        and changes.cohort = arms.cohort
        and changes.is_treated = arms.is_treated
    group by
        arms.program_id,
        arms.outcome_name,
        arms.cohort,
        arms.is_treated,
        arms.is_unweighted,
        arms.units
),
treated as (
    select arms.program_id, arms.outcome_name, arms.cohort, arms.units, arms.mean_before, arms.mean_after, arms.mean_change, arm_variances.variance
    from arms
    inner join arm_variances
        on arm_variances.program_id = arms.program_id
        and arm_variances.outcome_name = arms.outcome_name
        and arm_variances.cohort = arms.cohort
        and arm_variances.is_treated = arms.is_treated
    where arms.is_treated = 1
),
controls as (
    select arms.program_id, arms.outcome_name, arms.cohort, arms.units, arms.mean_before, arms.mean_after, arms.mean_change, arm_variances.variance
    from arms
    inner join arm_variances
        on arm_variances.program_id = arms.program_id
        and arm_variances.outcome_name = arms.outcome_name
        and arm_variances.cohort = arms.cohort
        and arm_variances.is_treated = arms.is_treated
    where arms.is_treated = 0
)
select
    treated.program_id,
    treated.outcome_name,
    treated.cohort,
    treated.units as treated_units,
    controls.units as control_units,
    treated.mean_before as treated_mean_before,
    treated.mean_after as treated_mean_after,
    controls.mean_before as control_mean_before,
    controls.mean_after as control_mean_after,
    case when treated.units >= 30 then treated.mean_change - controls.mean_change end as estimate,
    case when treated.units >= 30 then sqrt(treated.variance + controls.variance) end as standard_error
from treated
inner join controls
    on controls.program_id = treated.program_id
    and controls.outcome_name = treated.outcome_name
    and controls.cohort = treated.cohort
order by program_id, outcome_name, cohort
