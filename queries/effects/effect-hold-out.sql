-- Question: How much more do the customers of a program buy than those whom the lot kept out of it, and did the lot draw two groups alike?
-- Grain: one row per program_id, outcome_name
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: outcome_pattern string The outcome to show, or % for all
-- Columns:
--   program_id string The program
--   outcome_name string What was measured
--   treated_units bigint Customers in the program
--   held_out_units bigint Customers held out by lot
--   treated_mean double Mean outcome of the treated since the program began
--   held_out_mean double The same of those held out
--   estimate double Difference of the two means; null with fewer than 30 treated
--   standard_error double Its standard error
--   theta double How much of a difference before is carried on, by the slope within both groups; null where all bought alike before
--   cuped_estimate double Difference of the two means after what was carried on is taken off; null with fewer than 30 treated
--   cuped_standard_error double Its standard error
--   variance_reduction double Share of the variance that is saved by taking it off
--   treated_mean_before double Mean outcome of the treated before the program
--   held_out_mean_before double The same of those held out
--   balance_estimate double Difference of the two means before, which a fair lot leaves to chance
--   balance_standard_error double Its standard error
--   balance_z double The difference in standard errors: beyond 1.96 in one fair lot of twenty
with units as (
    select program_id, outcome_name, is_held_out, outcome, outcome_before
    from hold_out_current
    where program_id like ? and outcome_name like ?
),
arms as (
    select
        program_id,
        outcome_name,
        is_held_out,
        count(*) as units,
        avg(outcome) as mean,
        avg(outcome_before) as mean_before,
        var_samp(outcome) as variance,
        var_samp(outcome_before) as variance_before,
        covar_samp(outcome, outcome_before) as covariance
    from units
    group by program_id, outcome_name, is_held_out
),
programs as (
    -- Theta is the common slope within the arms, so that the effect itself does not bend it.
    select
        program_id,
        outcome_name,
        sum(cast(units - 1 as double) * covariance) / nullif(sum(cast(units - 1 as double) * variance_before), 0) as theta,
        sum(case when is_held_out then 0 else units end) as treated_units,
        sum(case when is_held_out then units else 0 end) as held_out_units,
        max(case when not is_held_out then mean end) as treated_mean,
        max(case when is_held_out then mean end) as held_out_mean,
        max(case when not is_held_out then mean_before end) as treated_mean_before,
        max(case when is_held_out then mean_before end) as held_out_mean_before,
        max(case when not is_held_out then variance / cast(units as double) end)
            + max(case when is_held_out then variance / cast(units as double) end) as variance,
        max(case when not is_held_out then variance_before / cast(units as double) end)
            + max(case when is_held_out then variance_before / cast(units as double) end) as variance_before,
        max(case when not is_held_out then covariance / cast(units as double) end)
            + max(case when is_held_out then covariance / cast(units as double) end) as covariance
    from arms
    group by program_id, outcome_name
),
differences as (
    select
        program_id,
        outcome_name,
        treated_units,
        held_out_units,
        treated_mean,
        held_out_mean,
        treated_mean_before,
        held_out_mean_before,
        theta,
        variance,
        variance_before,
        case when treated_units >= 30 then treated_mean - held_out_mean end as estimate,
        treated_mean_before - held_out_mean_before as balance_estimate,
        greatest(variance - 2 * theta * covariance + theta * theta * variance_before, 0) as cuped_variance
    from programs
)
select
    program_id,
    outcome_name,
    treated_units,
    held_out_units,
    treated_mean,
    held_out_mean,
    estimate,
    case when treated_units >= 30 then sqrt(variance) end as standard_error,
    theta,
    estimate - theta * balance_estimate as cuped_estimate,
    case when treated_units >= 30 then sqrt(cuped_variance) end as cuped_standard_error,
    1 - cuped_variance / nullif(variance, 0) as variance_reduction,
    treated_mean_before,
    held_out_mean_before,
    balance_estimate,
    sqrt(variance_before) as balance_standard_error,
    balance_estimate / nullif(sqrt(variance_before), 0) as balance_z
from differences
order by program_id, outcome_name
