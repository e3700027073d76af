-- Question: How much of what the customers of a program buy more of up to a deadline do they buy less of afterwards?
-- Grain: one row per program_id, outcome_name, period from before the deadline to after it; the last row sums up all
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: outcome_pattern string The outcome to show, or % for all
-- Parameters: deadline_period int The period at whose end the deadline lies; months are counted as twelve times the year plus the month less one
-- Parameters: periods_before int How many periods before that one belong to the window; the one before them is what all are compared with
-- Parameters: periods_after int How many periods after the deadline belong to the window: enough for stocks to be used up
-- Columns:
--   program_id string The program
--   outcome_name string What was measured
--   period int The period
--   periods_since_deadline int Periods since the one of the deadline; negative before
--   treated_units bigint Customers in the program throughout the window, with all its periods and the one before; who joins with its first shows what joining does, too
--   control_units bigint Customers not in it until the window ends, with the same periods
--   estimate double Change of the treated since the period before the window less that of the controls; null with fewer than 30 treated
--   standard_error double Its standard error, clustered
--   net_estimate double Sum of the estimates up to this period: in the last row what is really won or lost
--   net_standard_error double Its standard error, from the summed influence of each cluster
--   gross_estimate double Sum of the positive estimates up to this period, the deadline's being the last: what seems won
--   pulled_forward_share double Share of what seems won that was only bought earlier, from the deadline on; null where nothing seems won
with panel as (
    select program_id, outcome_name, unit_id, period, cohort, outcome, cluster_id, weight
    from panel_current
    where program_id like ? and outcome_name like ?
),
deadlines as (
    select cast(? as int) as deadline, cast(? as int) as periods_before, cast(? as int) as periods_after
),
windows as (
    select
        deadline,
        deadline - periods_before - 1 as base_period,
        deadline + periods_after as last_period,
        periods_before + periods_after + 2 as period_count
    from deadlines
),
unit_periods as (
    select
        panel.program_id,
        panel.outcome_name,
        panel.unit_id,
        panel.period,
        panel.cluster_id,
        panel.weight,
        panel.outcome,
        windows.deadline,
        windows.base_period,
        windows.period_count,
        coalesce(panel.cohort <= windows.base_period + 1, false) as is_treated,
        count(*) over (partition by panel.program_id, panel.outcome_name, panel.unit_id) as unit_period_count,
        max(case when panel.period = windows.base_period then panel.outcome end) over (
            partition by panel.program_id, panel.outcome_name, panel.unit_id
        ) as base_outcome
    from panel
    inner join windows on panel.period between windows.base_period and windows.last_period
    -- Who joins later within the window is neither treated nor a control: what joining does would pass for what the deadline does.
    where panel.cohort is null or panel.cohort <= windows.base_period + 1 or panel.cohort > windows.last_period
),
changes as (
    select
        program_id,
        outcome_name,
        period,
        deadline,
        base_period,
        cluster_id,
        is_treated,
        weight,
        outcome - base_outcome as change,
        sum(outcome - base_outcome) over (
            partition by program_id, outcome_name, unit_id order by period rows between unbounded preceding and current row
        ) as net_change
    from unit_periods
    where unit_period_count = period_count
),
clusters as (
    select
        program_id,
        outcome_name,
        period,
        deadline,
        cluster_id,
        count(case when is_treated then 1 end) as treated_units,
        count(case when not is_treated then 1 end) as control_units,
        sum(case when is_treated then weight else 0 end) as treated_weight,
        sum(case when is_treated then 0 else weight end) as control_weight,
        sum(case when is_treated then weight * change else 0 end) as treated_change,
        sum(case when is_treated then 0 else weight * change end) as control_change,
        sum(case when is_treated then weight * net_change else 0 end) as treated_net,
        sum(case when is_treated then 0 else weight * net_change end) as control_net
    from changes
    where period > base_period
    group by program_id, outcome_name, period, deadline, cluster_id
),
arms as (
    select
        program_id,
        outcome_name,
        period,
        deadline,
        treated_units,
        control_units,
        treated_weight,
        control_weight,
        treated_change,
        control_change,
        treated_net,
        control_net,
        nullif(sum(treated_weight) over (partition by program_id, outcome_name, period), 0) as all_treated_weight,
        nullif(sum(control_weight) over (partition by program_id, outcome_name, period), 0) as all_control_weight,
        sum(treated_change) over (partition by program_id, outcome_name, period) as all_treated_change,
        sum(control_change) over (partition by program_id, outcome_name, period) as all_control_change,
        sum(treated_net) over (partition by program_id, outcome_name, period) as all_treated_net,
        sum(control_net) over (partition by program_id, outcome_name, period) as all_control_net
    from clusters
),
influences as (
    select
        program_id,
        outcome_name,
        period,
        deadline,
        treated_units,
        control_units,
        all_treated_change / all_treated_weight - all_control_change / all_control_weight as estimate,
        all_treated_net / all_treated_weight - all_control_net / all_control_weight as net_estimate,
        (treated_change - treated_weight * all_treated_change / all_treated_weight) / all_treated_weight
            - (control_change - control_weight * all_control_change / all_control_weight) / all_control_weight as influence,
        (treated_net - treated_weight * all_treated_net / all_treated_weight) / all_treated_weight
            - (control_net - control_weight * all_control_net / all_control_weight) / all_control_weight as net_influence
    from arms
),
effects as (
    select
        program_id,
        outcome_name,
        period,
        period - deadline as periods_since_deadline,
        sum(treated_units) as treated_units,
        sum(control_units) as control_units,
        case when sum(treated_units) >= 30 then max(estimate) end as estimate,
        case when sum(treated_units) >= 30 then sqrt(sum(influence * influence)) end as standard_error,
        case when sum(treated_units) >= 30 then max(net_estimate) end as net_estimate,
        case when sum(treated_units) >= 30 then sqrt(sum(net_influence * net_influence)) end as net_standard_error
    from influences
    group by program_id, outcome_name, period, deadline
),
sums as (
    select
        program_id,
        outcome_name,
        period,
        periods_since_deadline,
        treated_units,
        control_units,
        estimate,
        standard_error,
        net_estimate,
        net_standard_error,
        sum(case when periods_since_deadline <= 0 then greatest(estimate, 0) end) over (
            partition by program_id, outcome_name order by period rows between unbounded preceding and current row
        ) as gross_estimate
    from effects
)
select
    program_id,
    outcome_name,
    period,
    periods_since_deadline,
    treated_units,
    control_units,
    estimate,
    standard_error,
    net_estimate,
    net_standard_error,
    gross_estimate,
    case when periods_since_deadline >= 0 then 1 - net_estimate / nullif(gross_estimate, 0) end as pulled_forward_share
from sums
order by program_id, outcome_name, period
