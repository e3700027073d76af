-- Question: What are the effects of each program, put together over cohorts and periods?
-- Grain: one row per program_id, outcome_name, control_group, aggregation and what it is told apart by: event_month, period or cohort
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: outcome_pattern string The outcome to show, or % for all
-- Parameters: first_event_month bigint First event month of the event study, such as -12
-- Parameters: last_event_month bigint Last event month of the event study, such as 24
-- Columns:
--   program_id string The program
--   outcome_name string What was measured
--   control_group string never: customers never in the program; not_yet: those and customers who were not in it yet
--   aggregation string simple: over all cohorts and periods since they joined; event_study: by periods since joining, also before; calendar: by period; cohort: by cohort
--   event_month int Periods since joining, of the event study; null elsewhere
--   period int The period, of the aggregation by calendar; null elsewhere
--   cohort int The period in which the treated joined, of the aggregation by cohort; null elsewhere
--   treated_units bigint Customers of the cohorts that were compared
--   control_units bigint Customers that they were compared with
--   estimate double Mean of the group-time effects, each counting as much as its cohort; null with fewer than 30 treated
--   standard_error double Its standard error, each customer being independent of the others; that the cohorts' sizes are estimated too is part of it
with panel as (
    select program_id, outcome_name, unit_id, period, cohort, outcome, weight
    from panel_current
    where program_id like ? and outcome_name like ?
),
units as (
    select
        program_id,
        outcome_name,
        unit_id,
        max(cohort) as cohort,
        max(weight) as weight,
        avg(outcome) as mean_outcome,
        min(period) as first_period,
        max(period) as last_period,
        case when count(*) = max(period) - min(period) + 1 then '' else unit_id end as unit_with_gaps
    from panel
    group by program_id, outcome_name, unit_id
),
placed_units as (
    -- Customers of a cohort with the same periods are compared in the same cells. They are one layout, and from here on it
    -- stands for them; only a customer with gaps is a layout alone.
    select
        program_id,
        outcome_name,
        unit_id,
        cohort,
        weight,
        mean_outcome,
        dense_rank() over (
            partition by program_id, outcome_name order by cohort, first_period, last_period, unit_with_gaps
        ) as layout
    from units
),
cohorts as (
    select program_id, outcome_name, cohort, sum(weight) as weight, sum(power(weight, 2)) as squared_weight
    from units
    where cohort is not null
    group by program_id, outcome_name, cohort
),
layout_periods as (
    -- Outcomes less the customer's own mean: no change differs by it, and sums of squares stay small.
    select
        placed_units.program_id,
        placed_units.outcome_name,
        placed_units.layout,
        placed_units.cohort,
        panel.period,
        count(*) as units,
        sum(placed_units.weight) as weight,
        sum(placed_units.weight * (panel.outcome - placed_units.mean_outcome)) as weighted_outcome,
        sum(power(placed_units.weight, 2)) as squared_weight,
        sum(power(placed_units.weight, 2) * (panel.outcome - placed_units.mean_outcome)) as squared_weight_outcome
    from placed_units
    inner join panel
        on panel.program_id = placed_units.program_id
        and panel.outcome_name = placed_units.outcome_name
        and panel.unit_id = placed_units.unit_id
    group by
        placed_units.program_id,
        placed_units.outcome_name,
        placed_units.layout,
        placed_units.cohort,
        panel.period
),
arms_of_parts as (
    select 'never' as control_group, 'treated' as part, 1 as sign
    union all
    select 'never', 'never', -1
    union all
    select 'not_yet', 'treated', 1
    union all
    select 'not_yet', 'never', -1
    union all
    select 'not_yet', 'not_yet', -1
),
compared as (
    select
        later.program_id,
        later.outcome_name,
        arms_of_parts.control_group,
        cohorts.cohort,
        cohorts.weight as cohort_weight,
        cohorts.squared_weight as squared_cohort_weight,
        later.period,
        base.period as base_period,
        arms_of_parts.sign,
        later.layout,
        later.cohort as layout_cohort,
        later.units,
        later.weight,
        later.weighted_outcome - base.weighted_outcome as weighted_change,
        later.squared_weight,
        (later.squared_weight_outcome - base.squared_weight_outcome) / later.squared_weight as layout_change
    from layout_periods as later
    inner join cohorts
        on cohorts.program_id = later.program_id
        and cohorts.outcome_name = later.outcome_name
        and (later.cohort = cohorts.cohort or later.cohort is null or later.cohort > later.period)
    inner join layout_periods as base
        on base.program_id = later.program_id
        and base.outcome_name = later.outcome_name
        and base.layout = later.layout
        and base.period = case when later.period >= cohorts.cohort then cohorts.cohort - 1 else later.period - 1 end
    inner join arms_of_parts
        on arms_of_parts.part
            = case when later.cohort = cohorts.cohort then 'treated' when later.cohort is null then 'never' else 'not_yet' end
),
arms as (
    -- Still one row per layout, beside what its whole arm of the cell shows.
    select
        compared.*,
        sum(weight) over arm as arm_weight,
        sum(weighted_change) over arm / sum(weight) over arm as arm_change
    from compared
    window arm as (partition by program_id, outcome_name, control_group, cohort, period, sign)
),
cells as (
    select
        arms.*,
        sum(sign * weight / arm_weight * arm_change) over cell as cell_estimate,
        min(sign) over cell as least_sign,
        max(sign) over cell as greatest_sign,
        -- Over the treated of a cell it sums to the weight of their cohort.
        case when sign = 1 then cohort_weight * weight / arm_weight else 0 end as counted_weight
    from arms
    window cell as (partition by program_id, outcome_name, control_group, cohort, period)
),
aggregations as (
    select 'simple' as aggregation
    union all
    select 'event_study'
    union all
    select 'calendar'
    union all
    select 'cohort'
),
aggregated_cells as (
    select
        cells.*,
        aggregations.aggregation,
        case when aggregations.aggregation = 'event_study' then cells.period - cells.cohort end as event_month,
        case when aggregations.aggregation = 'calendar' then cells.period end as calendar_period,
        case when aggregations.aggregation = 'cohort' then cells.cohort end as one_cohort
    from cells
    inner join aggregations
        on (aggregations.aggregation = 'event_study' and cells.period - cells.cohort between ? and ?)
        or (aggregations.aggregation <> 'event_study' and cells.period >= cells.cohort)
    where cells.least_sign = -1 and cells.greatest_sign = 1
),
aggregates as (
    select
        aggregated_cells.*,
        sum(counted_weight) over whole as all_weight,
        sum(counted_weight * cell_estimate) over whole / sum(counted_weight) over whole as estimate
    from aggregated_cells
    window whole as (partition by program_id, outcome_name, control_group, aggregation, event_month, calendar_period, one_cohort)
),
terms as (
    -- A customer's influence on the estimate is its weight times this: over the cells where it is compared, the coefficient times
    -- its change less its arm's, and for the treated a term for their cohort's share, which is estimated too.
    select
        aggregates.*,
        sign * cohort_weight / all_weight / arm_weight as coefficient,
        counted_weight / cohort_weight * (cell_estimate - estimate) / all_weight as share_term
    from aggregates
),
ends_of_changes as (
    select 1 as end_sign
    union all
    select -1
),
layout_period_terms as (
    -- Changes are differences, so the influence is a sum of outcomes, each period's at most once.
    select
        terms.program_id,
        terms.outcome_name,
        terms.control_group,
        terms.aggregation,
        terms.event_month,
        terms.calendar_period,
        terms.one_cohort,
        terms.layout,
        terms.layout_cohort,
        terms.units,
        case when ends_of_changes.end_sign = 1 then terms.period else terms.base_period end as period,
        sum(ends_of_changes.end_sign * terms.coefficient) as coefficient,
        sum(case when ends_of_changes.end_sign = 1 then terms.coefficient * (terms.layout_change - terms.arm_change) else 0 end) as mean_influence,
        sum(case when ends_of_changes.end_sign = 1 then terms.share_term else 0 end) as share_term,
        max(terms.sign) as greatest_sign,
        min(terms.sign) as least_sign,
        max(case when terms.sign = 1 then terms.squared_cohort_weight end) as squared_cohort_weight,
        max(terms.squared_weight) as squared_weight,
        max(terms.estimate) as estimate
    from terms
    cross join ends_of_changes
    group by
        terms.program_id,
        terms.outcome_name,
        terms.control_group,
        terms.aggregation,
        terms.event_month,
        terms.calendar_period,
        terms.one_cohort,
        terms.layout,
        terms.layout_cohort,
        terms.units,
        case when ends_of_changes.end_sign = 1 then terms.period else terms.base_period end
),
layout_terms as (
    select
        program_id,
        outcome_name,
        control_group,
        aggregation,
        event_month,
        calendar_period,
        one_cohort,
        layout,
        layout_cohort,
        units,
        array_agg(period order by period) as periods,
        array_agg(coefficient order by period) as coefficients,
        sum(mean_influence) as mean_influence,
        sum(share_term) as share_term,
        max(greatest_sign) as greatest_sign,
        min(least_sign) as least_sign,
        max(squared_cohort_weight) as squared_cohort_weight,
        max(squared_weight) as squared_weight,
        max(estimate) as estimate
    from layout_period_terms
    group by
        program_id,
        outcome_name,
        control_group,
        aggregation,
        event_month,
        calendar_period,
        one_cohort,
        layout,
        layout_cohort,
        units
),
covariances as (
    -- How the outcomes of two periods vary together within a layout: with it the customers of a layout need not be told apart.
    select
        placed_units.program_id,
        placed_units.outcome_name,
        placed_units.layout,
        later.period,
        earlier.period as earlier_period,
        sum(
            power(placed_units.weight, 2) * (later.outcome - placed_units.mean_outcome) * (earlier.outcome - placed_units.mean_outcome)
        )
            - sum(power(placed_units.weight, 2) * (later.outcome - placed_units.mean_outcome))
            * sum(power(placed_units.weight, 2) * (earlier.outcome - placed_units.mean_outcome))
            / sum(power(placed_units.weight, 2)) as covariance
    from placed_units
    inner join panel as later
        on later.program_id = placed_units.program_id
        and later.outcome_name = placed_units.outcome_name
        and later.unit_id = placed_units.unit_id
    inner join panel as earlier
        on earlier.program_id = placed_units.program_id
        and earlier.outcome_name = placed_units.outcome_name
        and earlier.unit_id = placed_units.unit_id
        and earlier.period <= later.period
    group by placed_units.program_id, placed_units.outcome_name, placed_units.layout, later.period, earlier.period
),
layout_squares as (
    select
        layout_terms.program_id,
        layout_terms.outcome_name,
        layout_terms.control_group,
        layout_terms.aggregation,
        layout_terms.event_month,
        layout_terms.calendar_period,
        layout_terms.one_cohort,
        layout_terms.layout,
        layout_terms.layout_cohort,
        max(layout_terms.estimate) as estimate,
        max(case when layout_terms.greatest_sign = 1 then layout_terms.units else 0 end) as treated_units,
        max(case when layout_terms.least_sign = -1 then layout_terms.units else 0 end) as control_units,
        max(layout_terms.squared_weight * layout_terms.mean_influence) as mean_influence,
        max(layout_terms.share_term) as share_term,
        max(layout_terms.squared_cohort_weight) as squared_cohort_weight,
        max(layout_terms.squared_weight * power(layout_terms.mean_influence, 2))
            + sum(
                case when later.period = earlier.period then 1 else 2 end
                * later.coefficient
                * earlier.coefficient
                * covariances.covariance
            ) as squared_influence
    from layout_terms
    cross join unnest(layout_terms.periods, layout_terms.coefficients) as later (period, coefficient)
    cross join unnest(layout_terms.periods, layout_terms.coefficients) as earlier (period, coefficient)
    inner join covariances
        on covariances.program_id = layout_terms.program_id
        and covariances.outcome_name = layout_terms.outcome_name
        and covariances.layout = layout_terms.layout
        and covariances.period = later.period
        and covariances.earlier_period = earlier.period
    group by
        layout_terms.program_id,
        layout_terms.outcome_name,
        layout_terms.control_group,
        layout_terms.aggregation,
        layout_terms.event_month,
        layout_terms.calendar_period,
        layout_terms.one_cohort,
        layout_terms.layout,
        layout_terms.layout_cohort
),
cohort_squares as (
    -- Every customer of a treated cohort has its share term, also one that is compared in no cell.
    select
        program_id,
        outcome_name,
        control_group,
        aggregation,
        event_month,
        calendar_period,
        one_cohort,
        layout_cohort,
        max(estimate) as estimate,
        sum(treated_units) as treated_units,
        sum(control_units) as control_units,
        sum(squared_influence)
            + 2 * sum(share_term) * sum(mean_influence)
            + power(sum(share_term), 2) * coalesce(max(squared_cohort_weight), 0) as squared_influence
    from layout_squares
    group by program_id, outcome_name, control_group, aggregation, event_month, calendar_period, one_cohort, layout_cohort
),
answers as (
    select
        program_id,
        outcome_name,
        control_group,
        aggregation,
        event_month,
        calendar_period,
        one_cohort,
        max(estimate) as estimate,
        sum(treated_units) as treated_units,
        sum(control_units) as control_units,
        sqrt(greatest(sum(squared_influence), 0)) as standard_error
    from cohort_squares
    group by program_id, outcome_name, control_group, aggregation, event_month, calendar_period, one_cohort
)
select
    program_id,
    outcome_name,
    control_group,
    aggregation,
    event_month,
    calendar_period as period,
    one_cohort as cohort,
    treated_units,
    control_units,
    case when treated_units >= 30 then estimate end as estimate,
    case when treated_units >= 30 then standard_error end as standard_error
from answers
order by program_id, outcome_name, control_group, aggregation, event_month, calendar_period, one_cohort
