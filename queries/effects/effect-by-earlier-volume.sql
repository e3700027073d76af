-- Question: Does a program change customers who bought little before it more than those who bought much?
-- Grain: one row per program_id, outcome_name, quartile
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: outcome_pattern string The outcome to show, or % for all
-- Columns:
--   program_id string The program
--   outcome_name string What was measured
--   quartile int From 1 for the quarter of the customers with the least to 4 for the one with the most before the first cohort joined; equal customers are in the same one, so that they need not be of equal size
--   lowest_earlier double Least mean per period before the first cohort joined, of the quartile's customers
--   highest_earlier double Greatest mean per period of them
--   treated_units bigint Customers of all cohorts with periods before and after
--   control_units bigint Customers never in the program with periods before and after
--   treated_mean_before double Mean per period of the treated before their cohort
--   treated_mean_after double Mean per period of the treated from their cohort on
--   control_mean_before double The same of the controls, each cohort's counting as much as its treated
--   control_mean_after double The same of the controls
--   estimate double Change of the treated less change of the controls, per period; null with fewer than 30 treated
--   standard_error double Its standard error, from the spread of the customers' changes; null where one side is a single customer
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
first_cohorts as (
    select program_id, outcome_name, min(cohort) as first_cohort
    from cohorts
    group by program_id, outcome_name
),
earlier_means as (
    select panel.program_id, panel.outcome_name, panel.unit_id, avg(panel.outcome) as mean_earlier
    from panel
    inner join first_cohorts
        on first_cohorts.program_id = panel.program_id
        and first_cohorts.outcome_name = panel.outcome_name
        and panel.period < first_cohorts.first_cohort
    group by panel.program_id, panel.outcome_name, panel.unit_id
),
quartiles as (
    select
        earlier_means.*,
        cast(
            floor(4 * cast(rank() over by_volume - 1 as double) / count(*) over (partition by program_id, outcome_name)) as int
        ) + 1 as quartile
    from earlier_means
    window by_volume as (partition by program_id, outcome_name order by mean_earlier)
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
placed_units as (
    select
        unit_means.program_id,
        unit_means.outcome_name,
        quartiles.quartile,
        quartiles.mean_earlier,
        unit_means.cohort,
        unit_means.unit_id,
        unit_means.sign,
        unit_means.weight,
        unit_means.mean_before,
        unit_means.mean_after,
        sum(unit_means.weight) over arm as arm_weight,
        sum(unit_means.weight * (unit_means.mean_after - unit_means.mean_before)) over arm / sum(unit_means.weight) over arm as arm_change,
        sum(case when unit_means.sign = 1 then unit_means.weight else 0 end) over comparison as treated_weight,
        min(unit_means.sign) over comparison as least_sign,
        max(unit_means.sign) over comparison as greatest_sign
    from unit_means
    inner join quartiles
        on quartiles.program_id = unit_means.program_id
        and quartiles.outcome_name = unit_means.outcome_name
        and quartiles.unit_id = unit_means.unit_id
    where unit_means.mean_before is not null and unit_means.mean_after is not null
    window
        arm as (
            partition by unit_means.program_id, unit_means.outcome_name, quartiles.quartile, unit_means.cohort, unit_means.sign
        ),
        comparison as (partition by unit_means.program_id, unit_means.outcome_name, quartiles.quartile, unit_means.cohort)
),
compared_units as (
    -- Over the treated, and over the controls of each cohort, the counted weights sum to the weight of the cohort's treated.
    select
        placed_units.*,
        weight * treated_weight / arm_weight as counted_weight,
        sum(sign * weight / arm_weight * arm_change) over comparison as cohort_estimate
    from placed_units
    where least_sign = -1 and greatest_sign = 1
    window comparison as (partition by program_id, outcome_name, quartile, cohort)
),
quartile_units as (
    select
        compared_units.*,
        sum(counted_weight) over arm as all_weight,
        sum(sign * counted_weight * arm_change) over quartile_of_all / sum(counted_weight) over arm as estimate
    from compared_units
    window
        arm as (partition by program_id, outcome_name, quartile, sign),
        quartile_of_all as (partition by program_id, outcome_name, quartile)
),
influences as (
    -- Controls stand in the comparison with every cohort, so theirs are summed before they are squared. The treated's holds what
    -- their cohort adds by its share, which is estimated too.
    select
        program_id,
        outcome_name,
        quartile,
        sign,
        unit_id,
        max(weight) as weight,
        max(mean_earlier) as mean_earlier,
        max(estimate) as estimate,
        sum(counted_weight * mean_before / all_weight) as weighted_before,
        sum(counted_weight * mean_after / all_weight) as weighted_after,
        sum(
            counted_weight
            / all_weight
            * (sign * (mean_after - mean_before - arm_change) + case when sign = 1 then cohort_estimate - estimate else 0 end)
        ) as influence
    from quartile_units
    group by program_id, outcome_name, quartile, sign, unit_id
),
arms as (
    -- Unweighted it is the variance of a mean with n - 1; weighted the sum of the squared shares of each unit's deviation.
    select
        program_id,
        outcome_name,
        quartile,
        sign,
        count(*) as units,
        min(mean_earlier) as lowest_earlier,
        max(mean_earlier) as highest_earlier,
        sum(weighted_before) as mean_before,
        sum(weighted_after) as mean_after,
        max(estimate) as estimate,
        sum(power(influence, 2))
            * case when min(weight) = max(weight) then count(*) / nullif(cast(count(*) as double) - 1, 0) else 1 end as variance
    from influences
    group by program_id, outcome_name, quartile, sign
),
comparisons as (
    select
        program_id,
        outcome_name,
        quartile,
        min(lowest_earlier) as lowest_earlier,
        max(highest_earlier) as highest_earlier,
        sum(case when sign = 1 then units else 0 end) as treated_units,
        sum(case when sign = -1 then units else 0 end) as control_units,
        max(case when sign = 1 then mean_before end) as treated_mean_before,
        max(case when sign = 1 then mean_after end) as treated_mean_after,
        max(case when sign = -1 then mean_before end) as control_mean_before,
        max(case when sign = -1 then mean_after end) as control_mean_after,
        max(estimate) as estimate,
        case when count(variance) = 2 then sqrt(sum(variance)) end as standard_error
    from arms
    group by program_id, outcome_name, quartile
)
select
    program_id,
    outcome_name,
    quartile,
    lowest_earlier,
    highest_earlier,
    treated_units,
    control_units,
    treated_mean_before,
    treated_mean_after,
    control_mean_before,
    control_mean_after,
    case when treated_units >= 30 then estimate end as estimate,
    case when treated_units >= 30 then standard_error end as standard_error
from comparisons
order by program_id, outcome_name, quartile
