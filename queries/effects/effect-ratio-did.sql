-- Question: By what share did the customers of a program buy more, compared with how customers never in it changed? Customers without purchases count: means are compared, not logarithms of single customers.
-- Grain: one row per program_id, outcome_name, cohort, and one with cohort null for all cohorts together
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: outcome_pattern string The outcome to show, or % for all
-- Columns:
--   program_id string The program
--   outcome_name string What was measured
--   cohort int The period in which the treated joined; null for all cohorts together
--   treated_units bigint Customers of the cohort with periods before and after
--   control_units bigint Customers never in the program with periods before and after
--   treated_mean_before double Mean per period of the treated before their cohort
--   treated_mean_after double Mean per period of the treated from their cohort on
--   control_mean_before double The same of the controls; for all cohorts together each cohort's controls count as much as its treated
--   control_mean_after double The same of the controls
--   estimate double Logarithm of the treated's ratio of after to before, less that of the controls; null with fewer than 30 treated, or where a mean is not above zero
--   standard_error double Its standard error, from the spread of the customers' outcomes as shares of the means; null where one side is a single customer
--   relative_effect double The estimate as a share: 0.1 is ten percent more
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
        case when panel.cohort = cohorts.cohort then 1 else -1 end as sign,
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
        case when panel.cohort = cohorts.cohort then 1 else -1 end
),
arms as (
    select
        program_id,
        outcome_name,
        cohort,
        sign,
        sum(weight) as weight,
        sum(weight * mean_before) / sum(weight) as mean_before,
        sum(weight * mean_after) / sum(weight) as mean_after
    from unit_means
    where mean_before is not null and mean_after is not null
    group by program_id, outcome_name, cohort, sign
),
compared_arms as (
    select
        arms.*,
        max(case when sign = 1 then weight end) over comparison as treated_weight,
        count(*) over comparison as arm_count
    from arms
    window comparison as (partition by program_id, outcome_name, cohort)
),
selections as (
    select 'one' as selection
    union all
    select 'all'
),
selected_arms as (
    -- Both arms count each cohort as much as it has treated.
    select
        compared_arms.program_id,
        compared_arms.outcome_name,
        case when selections.selection = 'one' then compared_arms.cohort end as selected_cohort,
        compared_arms.cohort,
        compared_arms.sign,
        compared_arms.weight,
        compared_arms.mean_before,
        compared_arms.mean_after,
        compared_arms.treated_weight / sum(compared_arms.treated_weight) over selected_arm as share,
        sum(compared_arms.treated_weight * compared_arms.mean_before) over selected_arm
            / sum(compared_arms.treated_weight) over selected_arm as selected_mean_before,
        sum(compared_arms.treated_weight * compared_arms.mean_after) over selected_arm
            / sum(compared_arms.treated_weight) over selected_arm as selected_mean_after
    from compared_arms
    cross join selections
    where compared_arms.arm_count = 2
    window selected_arm as (
        partition by
            compared_arms.program_id,
            compared_arms.outcome_name,
            case when selections.selection = 'one' then compared_arms.cohort end,
            compared_arms.sign
    )
),
relative_arms as (
    select
        selected_arms.*,
        mean_after / nullif(selected_mean_after, 0) - mean_before / nullif(selected_mean_before, 0) as relative_change
    from selected_arms
),
coefficients as (
    -- The last is what the cohort adds by its share, which is estimated too; of one cohort alone it is zero.
    select
        relative_arms.*,
        case when sign = 1 then sum(sign * relative_change) over comparison else 0 end as share_term
    from relative_arms
    window comparison as (partition by program_id, outcome_name, selected_cohort, cohort)
),
influences as (
    -- Controls stand in the comparison with every cohort, so theirs are summed before they are squared.
    select
        coefficients.program_id,
        coefficients.outcome_name,
        coefficients.selected_cohort,
        coefficients.sign,
        unit_means.unit_id,
        max(unit_means.weight) as weight,
        max(coefficients.selected_mean_before) as mean_before,
        max(coefficients.selected_mean_after) as mean_after,
        sum(
            coefficients.share
            * unit_means.weight
            / coefficients.weight
            * (
                coefficients.sign
                * (
                    unit_means.mean_after / nullif(coefficients.selected_mean_after, 0)
                    - unit_means.mean_before / nullif(coefficients.selected_mean_before, 0)
                    - coefficients.relative_change
                )
                + coefficients.share_term
            )
        ) as influence
    from coefficients
    inner join unit_means
        on unit_means.program_id = coefficients.program_id
        and unit_means.outcome_name = coefficients.outcome_name
        and unit_means.cohort = coefficients.cohort
        and unit_means.sign = coefficients.sign
    where unit_means.mean_before is not null and unit_means.mean_after is not null
    group by
        coefficients.program_id,
        coefficients.outcome_name,
        coefficients.selected_cohort,
        coefficients.sign,
        unit_means.unit_id
),
arm_variances as (
    -- Unweighted it is the variance of a mean with n - 1; weighted the sum of the squared shares of each unit's deviation.
    select
        program_id,
        outcome_name,
        selected_cohort,
        sign,
        count(*) as units,
        max(mean_before) as mean_before,
        max(mean_after) as mean_after,
        sum(power(influence, 2))
            * case when min(weight) = max(weight) then count(*) / nullif(cast(count(*) as double) - 1, 0) else 1 end as variance
    from influences
    group by program_id, outcome_name, selected_cohort, sign
),
comparisons as (
    select
        program_id,
        outcome_name,
        selected_cohort,
        sum(case when sign = 1 then units else 0 end) as treated_units,
        sum(case when sign = -1 then units else 0 end) as control_units,
        max(case when sign = 1 then mean_before end) as treated_mean_before,
        max(case when sign = 1 then mean_after end) as treated_mean_after,
        max(case when sign = -1 then mean_before end) as control_mean_before,
        max(case when sign = -1 then mean_after end) as control_mean_after,
        sum(sign * case when mean_before > 0 and mean_after > 0 then ln(mean_after / mean_before) end) as estimate,
        case when count(variance) = 2 then sqrt(sum(variance)) end as standard_error,
        min(least(mean_before, mean_after)) as least_mean
    from arm_variances
    group by program_id, outcome_name, selected_cohort
)
select
    program_id,
    outcome_name,
    selected_cohort as cohort,
    treated_units,
    control_units,
    treated_mean_before,
    treated_mean_after,
    control_mean_before,
    control_mean_after,
    case when treated_units >= 30 and least_mean > 0 then estimate end as estimate,
    case when treated_units >= 30 and least_mean > 0 then standard_error end as standard_error,
    case when treated_units >= 30 and least_mean > 0 then exp(estimate) - 1 end as relative_effect
from comparisons
order by program_id, outcome_name, selected_cohort
