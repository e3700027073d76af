-- Question: Is a program worth it: what margin do the purchases that it caused bring, and what did its rebates and its administration cost?
-- Grain: one row per program_id, outcome_name; over the customers whose effect can be measured, from their joining to the last full month
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: outcome_pattern string net_amount, net_amount_winsorised, or % for both
-- Parameters: margin_fraction double Margin of a net amount of 1 where no product that they bought states its own, such as 0.25
-- Parameters: administration_cost_amount decimal(18,4) What running a program cost in the months measured, in its currency
-- Columns:
--   program_id string The program
--   outcome_name string Whether the effect is that on net_amount, or on net_amount_winsorised, in which single giant orders count less
--   currency string ISO 4217 code of the amounts
--   treated_units bigint Customers who joined with months before and after
--   control_units bigint Customers never in the program that they are compared with
--   treated_months bigint Months of the treated in the program
--   net_amount decimal(38,4) What the treated bought in these months
--   margin_fraction double Margin of a net amount of 1
--   is_margin_of_products boolean Whether products state it, and not the parameter
--   rebate_amount decimal(38,4) Accrued for the treated, of all periods that began in the months measured
--   unmeasured_rebate_amount decimal(38,4) The same for everybody else: customers who joined in their first month, whose effect nobody can tell
--   administration_cost_amount decimal(38,4) The parameter
--   incremental_net_amount double What they would not have bought without the program; null with fewer than 30 treated or no controls
--   incremental_standard_error double Its standard error, clustered
--   incremental_margin double The margin of it
--   return_fraction double What is left of that margin after rebates and administration, for each 1 that they cost
--   return_low double Lower end of its 95 percent interval
--   return_high double Upper end of its 95 percent interval
--   cost_per_incremental_unit double What each 1 of incremental net amount cost; null where there is none
--   deadweight_fraction double Share of the net amount that they would have bought without the program, between 0 and 1
--   estimated_lift double Incremental net amount for each 1 that they would have bought anyway
--   break_even_lift double The lift at which the margin just pays for rebates and administration
with panel as (
    select program_id, outcome_name, unit_id, period, cohort, outcome, cluster_id
    from panel_current
    where program_id like ? and outcome_name like ? and outcome_name in ('net_amount', 'net_amount_winsorised')
),
assumptions as (
    select cast(? as double) as margin_fraction, cast(? as decimal(18,4)) as administration_cost_amount
),
months as (
    select month, month_number, month_day_after
    from dim_calendar
    where day = month_first_day
),
customer_months as (
    select customer_id, currency, month, net_amount, margin_amount, net_amount_with_margin
    from customer_months_current
),
positions as (
    select program_id, customer_id, period_first_day, accrued_amount
    from standings_current
),
programs as (
    select program_id, currency
    from enrolments_current
    group by program_id, currency
),
cohorts as (
    select program_id, outcome_name, cohort
    from panel
    where cohort is not null
    group by program_id, outcome_name, cohort
),
splits as (
    -- Every month of a unit as if it joined then: one pass serves all cohorts that a control is compared with.
    select
        program_id,
        outcome_name,
        unit_id,
        cluster_id,
        period,
        cohort,
        count(*) over (
            partition by program_id, outcome_name, unit_id order by period rows between unbounded preceding and 1 preceding
        ) as months_before,
        sum(outcome) over (
            partition by program_id, outcome_name, unit_id order by period rows between unbounded preceding and 1 preceding
        ) as sum_before,
        count(*) over (
            partition by program_id, outcome_name, unit_id order by period desc rows between unbounded preceding and current row
        ) as months_after,
        sum(outcome) over (
            partition by program_id, outcome_name, unit_id order by period desc rows between unbounded preceding and current row
        ) as sum_after
    from panel
),
changes as (
    select
        splits.program_id,
        splits.outcome_name,
        splits.cluster_id,
        cohorts.cohort,
        splits.cohort is not null as is_treated,
        splits.months_after,
        splits.sum_after / cast(splits.months_after as double) - splits.sum_before / cast(splits.months_before as double) as change
    from splits
    inner join cohorts
        on cohorts.program_id = splits.program_id
        and cohorts.outcome_name = splits.outcome_name
        and cohorts.cohort = splits.period
    where splits.months_before > 0 and (splits.cohort is null or splits.cohort = splits.period)
),
compared as (
    select
        program_id,
        outcome_name,
        cluster_id,
        is_treated,
        months_after,
        change,
        sum(case when is_treated then months_after else 0 end) over (partition by program_id, outcome_name, cohort) as cohort_months,
        cast(sum(case when is_treated then 0 else 1 end) over (partition by program_id, outcome_name, cohort) as double) as controls,
        avg(case when not is_treated then change end) over (partition by program_id, outcome_name, cohort) as control_change
    from changes
),
effects as (
    select
        program_id,
        outcome_name,
        cluster_id,
        is_treated,
        months_after,
        cohort_months,
        controls,
        change - control_change as effect,
        cast(sum(case when is_treated then 1 else 0 end) over (partition by program_id, outcome_name) as double) as treated,
        sum(case when is_treated then cast(months_after as double) * (change - control_change) end) over (
            partition by program_id, outcome_name
        ) / nullif(cast(sum(case when is_treated then months_after else 0 end) over (partition by program_id, outcome_name) as double), 0) as mean_effect
    from compared
),
influences as (
    -- Treated about the mean effect of all, as cohorts of one customer show no spread of their own; controls about their cohort's.
    select
        program_id,
        outcome_name,
        cluster_id,
        is_treated,
        months_after,
        controls,
        effect,
        case
            when is_treated then cast(months_after as double) * (effect - mean_effect) * sqrt(treated / nullif(treated - 1, 0))
            else -cast(cohort_months as double) * effect / sqrt(nullif(controls * (controls - 1), 0))
        end as influence
    from effects
),
clusters as (
    select
        program_id,
        outcome_name,
        cluster_id,
        count(case when is_treated then 1 end) as treated_units,
        max(case when is_treated then 0 else 1 end) as is_control,
        sum(case when is_treated then months_after else 0 end) as treated_months,
        min(case when is_treated then controls end) as fewest_controls,
        sum(case when is_treated then cast(months_after as double) * effect end) as incremental_net_amount,
        sum(influence) as influence
    from influences
    group by program_id, outcome_name, cluster_id
),
estimates as (
    select
        program_id,
        outcome_name,
        sum(treated_units) as treated_units,
        sum(is_control) as control_units,
        sum(treated_months) as treated_months,
        -- A cohort without two controls leaves the sum unknown.
        case when sum(treated_units) >= 30 and min(fewest_controls) >= 2 then sum(incremental_net_amount) end as incremental_net_amount,
        case when sum(treated_units) >= 30 and min(fewest_controls) >= 2 then sqrt(sum(influence * influence)) end as incremental_standard_error
    from clusters
    group by program_id, outcome_name
),
members as (
    select program_id, unit_id, cohort
    from panel
    where period = cohort
    group by program_id, unit_id, cohort
),
last_months as (
    select panel.program_id, programs.currency, max(panel.period) as last_period
    from panel
    inner join programs on programs.program_id = panel.program_id
    group by panel.program_id, programs.currency
),
purchases as (
    select
        members.program_id,
        sum(customer_months.net_amount) as net_amount,
        sum(customer_months.margin_amount) as margin_amount,
        sum(customer_months.net_amount_with_margin) as net_amount_with_margin
    from members
    inner join last_months on last_months.program_id = members.program_id
    inner join customer_months
        on customer_months.customer_id = members.unit_id
        and customer_months.currency = last_months.currency
    inner join months
        on months.month = customer_months.month
        and months.month_number between members.cohort and last_months.last_period
    group by members.program_id
),
rebates as (
    select
        positions.program_id,
        sum(case when members.unit_id is not null then positions.accrued_amount end) as rebate_amount,
        sum(case when members.unit_id is null then positions.accrued_amount end) as unmeasured_rebate_amount
    from positions
    inner join last_months on last_months.program_id = positions.program_id
    inner join months
        on months.month_number = last_months.last_period
        and months.month_day_after > positions.period_first_day
    left join members
        on members.program_id = positions.program_id
        and members.unit_id = positions.customer_id
    group by positions.program_id
),
accounts as (
    select
        estimates.program_id,
        estimates.outcome_name,
        last_months.currency,
        estimates.treated_units,
        estimates.control_units,
        estimates.treated_months,
        estimates.incremental_net_amount,
        estimates.incremental_standard_error,
        cast(coalesce(purchases.net_amount, 0) as decimal(38,4)) as net_amount,
        coalesce(
            cast(purchases.margin_amount as double) / nullif(cast(purchases.net_amount_with_margin as double), 0),
            assumptions.margin_fraction
        ) as margin_fraction,
        coalesce(purchases.margin_amount is not null and purchases.net_amount_with_margin <> 0, false) as is_margin_of_products,
        cast(coalesce(rebates.rebate_amount, 0) as decimal(38,4)) as rebate_amount,
        cast(coalesce(rebates.unmeasured_rebate_amount, 0) as decimal(38,4)) as unmeasured_rebate_amount,
        cast(assumptions.administration_cost_amount as decimal(38,4)) as administration_cost_amount,
        cast(coalesce(rebates.rebate_amount, 0) + assumptions.administration_cost_amount as double) as cost
    from estimates
    inner join last_months on last_months.program_id = estimates.program_id
    left join purchases on purchases.program_id = estimates.program_id
    left join rebates on rebates.program_id = estimates.program_id
    cross join assumptions
)
select
    program_id,
    outcome_name,
    currency,
    treated_units,
    control_units,
    treated_months,
    net_amount,
    margin_fraction,
    is_margin_of_products,
    rebate_amount,
    unmeasured_rebate_amount,
    administration_cost_amount,
    incremental_net_amount,
    incremental_standard_error,
    incremental_net_amount * margin_fraction as incremental_margin,
    incremental_net_amount * margin_fraction / nullif(cost, 0) - 1 as return_fraction,
    (incremental_net_amount - 1.959963984540054 * incremental_standard_error) * margin_fraction / nullif(cost, 0) - 1 as return_low,
    (incremental_net_amount + 1.959963984540054 * incremental_standard_error) * margin_fraction / nullif(cost, 0) - 1 as return_high,
    case when incremental_net_amount > 0 then cost / incremental_net_amount end as cost_per_incremental_unit,
    least(greatest(1 - incremental_net_amount / nullif(cast(net_amount as double), 0), 0), 1) as deadweight_fraction,
    incremental_net_amount / nullif(cast(net_amount as double) - incremental_net_amount, 0) as estimated_lift,
    cost / nullif(margin_fraction, 0) / nullif(cast(net_amount as double) - incremental_net_amount, 0) as break_even_lift
from accounts
order by program_id, outcome_name
