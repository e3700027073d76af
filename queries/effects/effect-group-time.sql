-- Question: What is the effect of each program on each cohort in each period?
-- Grain: one row per program_id, outcome_name, control_group, cohort, period for which treated and controls are known both then and in the base period: the last one before the cohort, or before the cohort the period before
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: outcome_pattern string The outcome to show, or % for all
-- Columns:
--   program_id string The program
--   outcome_name string What was measured
--   control_group string never: customers never in the program; not_yet: those and customers who were not in it yet
--   cohort int The period in which the treated joined
--   period int The period in which the effect is measured
--   event_month int Periods since joining; negative before, where an effect would speak against the comparison
--   treated_units bigint Customers of the cohort that were compared
--   control_units bigint Customers that they were compared with
--   estimate double Change of the treated less change of the controls; null with fewer than 30 treated
--   standard_error double Its standard error, each customer being independent of the others
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
compared as (
    select
        panel.program_id,
        panel.outcome_name,
        cohorts.cohort,
        panel.period,
        case when panel.period >= cohorts.cohort then cohorts.cohort - 1 else panel.period - 1 end as base_period,
        case when panel.cohort = cohorts.cohort then 'treated' when panel.cohort is null then 'never' else 'not_yet' end as part,
        panel.unit_id,
        panel.outcome,
        panel.weight
    from panel
    inner join cohorts on cohorts.program_id = panel.program_id and cohorts.outcome_name = panel.outcome_name
    where panel.cohort = cohorts.cohort or panel.cohort is null or panel.cohort > panel.period
),
part_sums as (
    -- All that the customers are needed for; what follows is a few rows per cell.
    select
        compared.program_id,
        compared.outcome_name,
        compared.cohort,
        compared.period,
        compared.part,
        count(*) as units,
        sum(compared.weight) as weight,
        sum(compared.weight * (compared.outcome - base.outcome)) as weighted_change,
        sum(power(compared.weight, 2)) as squared_weight,
        sum(power(compared.weight, 2) * (compared.outcome - base.outcome)) as squared_weight_change,
        sum(power(compared.weight * (compared.outcome - base.outcome), 2)) as squared_weighted_change
    from compared
    inner join panel as base
        on base.program_id = compared.program_id
        and base.outcome_name = compared.outcome_name
        and base.unit_id = compared.unit_id
        and base.period = compared.base_period
    group by compared.program_id, compared.outcome_name, compared.cohort, compared.period, compared.part
),
arms_of_parts as (
    select 'never' as control_group, 'treated' as part, 1 as is_treated
    union all
    select 'never', 'never', 0
    union all
    select 'not_yet', 'treated', 1
    union all
    select 'not_yet', 'never', 0
    union all
    select 'not_yet', 'not_yet', 0
),
arm_sums as (
    select
        part_sums.program_id,
        part_sums.outcome_name,
        arms_of_parts.control_group,
        part_sums.cohort,
        part_sums.period,
        arms_of_parts.is_treated,
        sum(part_sums.units) as units,
        sum(part_sums.weight) as weight,
        sum(part_sums.weighted_change) / sum(part_sums.weight) as mean_change,
        sum(part_sums.squared_weight) as squared_weight,
        sum(part_sums.squared_weight_change) as squared_weight_change,
        sum(part_sums.squared_weighted_change) as squared_weighted_change
    from part_sums
    inner join arms_of_parts on arms_of_parts.part = part_sums.part
    group by
        part_sums.program_id,
        part_sums.outcome_name,
        arms_of_parts.control_group,
        part_sums.cohort,
        part_sums.period,
        arms_of_parts.is_treated
),
arms as (
    -- The squared shares of each unit's deviation from its arm's mean, multiplied out; rounding may leave less than nothing.
    select
        program_id,
        outcome_name,
        control_group,
        cohort,
        period,
        is_treated,
        units,
        mean_change,
        greatest(squared_weighted_change - 2 * mean_change * squared_weight_change + power(mean_change, 2) * squared_weight, 0)
            / power(weight, 2) as variance
    from arm_sums
),
cells as (
    select
        program_id,
        outcome_name,
        control_group,
        cohort,
        period,
        sum(case when is_treated = 1 then units else 0 end) as treated_units,
        sum(case when is_treated = 0 then units else 0 end) as control_units,
        sum(case when is_treated = 1 then mean_change else -mean_change end) as estimate,
        sqrt(sum(variance)) as standard_error
    from arms
    group by program_id, outcome_name, control_group, cohort, period
    having min(is_treated) = 0 and max(is_treated) = 1
)
select
    program_id,
    outcome_name,
    control_group,
    cohort,
    period,
    period - cohort as event_month,
    treated_units,
    control_units,
    case when treated_units >= 30 then estimate end as estimate,
    case when treated_units >= 30 then standard_error end as standard_error
from cells
order by program_id, outcome_name, control_group, cohort, period
