-- Question: Which comparisons of cohorts make up the two-way regression's estimate, and with what weight? Those of the kind later_earlier are forbidden: their controls are in the program already, so that an effect that grows with time is taken off.
-- Grain: one row per program_id, outcome_name, kind, treated_cohort, control_cohort; over customers with all periods
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: outcome_pattern string The outcome to show, or % for all
-- Columns:
--   program_id string The program
--   outcome_name string What was measured
--   kind string treated_never: with customers never in the program; earlier_later: with customers who joined later, until they did; later_earlier: with customers who had joined earlier, since they did
--   is_forbidden boolean Whether the controls are in the program already
--   treated_cohort int The period in which the treated joined
--   control_cohort int The period in which the controls joined; null for those who did not
--   treated_units bigint Customers of the treated cohort with all periods
--   control_units bigint Customers of the control cohort with all periods
--   estimate double Difference in differences of the two cohorts; null with fewer than 30 treated
--   weight double Its share of the two-way estimate; all shares of a program and outcome sum to 1
with panel as (
    select program_id, outcome_name, unit_id, period, cohort, outcome, weight
    from panel_current
    where program_id like ? and outcome_name like ?
),
spans as (
    select program_id, outcome_name, max(period) as last_period, count(distinct period) as period_count
    from panel
    group by program_id, outcome_name
),
unit_periods as (
    select
        panel.program_id,
        panel.outcome_name,
        panel.period,
        panel.outcome,
        panel.weight,
        spans.last_period,
        spans.period_count,
        -- Who is not in before the panel ends is never in: as if joining just after it.
        coalesce(least(panel.cohort, spans.last_period + 1), spans.last_period + 1) as cohort,
        count(*) over (partition by panel.program_id, panel.outcome_name, panel.unit_id) as unit_period_count
    from panel
    inner join spans
        on spans.program_id = panel.program_id
        and spans.outcome_name = panel.outcome_name
),
cohort_periods as (
    select
        program_id,
        outcome_name,
        cohort,
        period,
        last_period,
        count(*) as units,
        sum(weight) as total_weight,
        sum(weight * outcome) / sum(weight) as outcome
    from unit_periods
    where unit_period_count = period_count
    group by program_id, outcome_name, cohort, period, last_period
),
pairs as (
    select
        earlier.program_id,
        earlier.outcome_name,
        earlier.cohort as earlier_cohort,
        later.cohort as later_cohort,
        later.cohort > max(later.last_period) as is_never,
        max(earlier.units) as earlier_units,
        max(later.units) as later_units,
        max(earlier.total_weight) * max(later.total_weight) as pair_weight,
        avg(case when earlier.period >= earlier.cohort then cast(1 as double) else 0 end) as earlier_share,
        avg(case when later.period >= later.cohort then cast(1 as double) else 0 end) as later_share,
        avg(case when earlier.period < earlier.cohort then earlier.outcome - later.outcome end) as gap_before,
        avg(case when earlier.period >= earlier.cohort and later.period < later.cohort then earlier.outcome - later.outcome end) as gap_between,
        avg(case when later.period >= later.cohort then earlier.outcome - later.outcome end) as gap_after
    from cohort_periods as earlier
    inner join cohort_periods as later
        on later.program_id = earlier.program_id
        and later.outcome_name = earlier.outcome_name
        and later.period = earlier.period
        and later.cohort > earlier.cohort
    group by earlier.program_id, earlier.outcome_name, earlier.cohort, later.cohort
),
sides as (
    select true as is_forbidden
    union all
    select false as is_forbidden
),
comparisons as (
    -- Goodman-Bacon 2021, equations 7 to 10, with the factors that both have in common left away: shares make up for them.
    select
        pairs.program_id,
        pairs.outcome_name,
        case when sides.is_forbidden then 'later_earlier' when pairs.is_never then 'treated_never' else 'earlier_later' end as kind,
        sides.is_forbidden,
        case when sides.is_forbidden then pairs.later_cohort else pairs.earlier_cohort end as treated_cohort,
        case when sides.is_forbidden then pairs.earlier_cohort when not pairs.is_never then pairs.later_cohort end as control_cohort,
        case when sides.is_forbidden then pairs.later_units else pairs.earlier_units end as treated_units,
        case when sides.is_forbidden then pairs.earlier_units else pairs.later_units end as control_units,
        case
            when sides.is_forbidden then pairs.gap_between - pairs.gap_after
            else pairs.gap_between - pairs.gap_before
        end as estimate,
        pairs.pair_weight * (pairs.earlier_share - pairs.later_share)
            * case when sides.is_forbidden then pairs.later_share else 1 - pairs.earlier_share end as unscaled_weight
    from pairs
    cross join sides
)
select
    program_id,
    outcome_name,
    kind,
    is_forbidden,
    treated_cohort,
    control_cohort,
    treated_units,
    control_units,
    case when treated_units >= 30 then estimate end as estimate,
    unscaled_weight / sum(unscaled_weight) over (partition by program_id, outcome_name) as weight
from comparisons
where unscaled_weight > 0
order by program_id, outcome_name, is_forbidden, treated_cohort, control_cohort
