-- Question: Who can be compared with whom to tell the effect of each program, and over which months?
-- Grain: one row per program_id that reaches a customer
-- Parameters: program_pattern string The program to show, or % for all
-- Columns:
--   program_id string The program
--   currency string ISO 4217 code of the program's currency
--   enrolled_customers bigint Customers whom the program reaches, those held out not counted
--   held_out_customers bigint Customers held out of it by lot
--   treated_units bigint Enrolled customers who bought before they joined and have joined by the last full month
--   unmeasured_customers bigint Enrolled customers whose effect cannot be told: they bought nothing before they joined, or join later
--   control_units bigint Customers who buy and have joined neither the program nor another one since their first month
--   first_cohort_month string Month in which the first of the treated joined, as text YYYY-MM; null without any
--   last_cohort_month string Month in which the last of them joined
--   first_month string First month of the panel, as text YYYY-MM; null where nobody has bought in the program's currency
--   last_month string Last full month of the panel
--   reason string Why no effect can be told: no_control_group, too_few_treated; null where one can
with enrolled as (
    select program_id, currency, customer_id, is_held_out
    from enrolments_current
    where program_id like ?
),
programs as (
    select
        program_id,
        currency,
        count(case when not is_held_out then 1 end) as enrolled_customers,
        count(case when is_held_out then 1 end) as held_out_customers
    from enrolled
    group by program_id, currency
),
units as (
    -- Of the outcome active, which every customer has in every month.
    select program_id, unit_id, max(cohort) as cohort, min(period) as first_period, max(period) as last_period
    from panel_current
    where outcome_name = 'active'
    group by program_id, unit_id
),
groups as (
    select
        program_id,
        count(case when cohort <= last_period then 1 end) as treated_units,
        count(case when cohort is null then 1 end) as control_units,
        min(case when cohort <= last_period then cohort end) as first_cohort,
        max(case when cohort <= last_period then cohort end) as last_cohort,
        min(first_period) as first_period,
        max(last_period) as last_period
    from units
    group by program_id
),
months as (
    select month, month_number
    from dim_calendar
    where day = month_first_day
)
select
    programs.program_id,
    programs.currency,
    programs.enrolled_customers,
    programs.held_out_customers,
    coalesce(groups.treated_units, 0) as treated_units,
    programs.enrolled_customers - coalesce(groups.treated_units, 0) as unmeasured_customers,
    coalesce(groups.control_units, 0) as control_units,
    first_cohorts.month as first_cohort_month,
    last_cohorts.month as last_cohort_month,
    first_months.month as first_month,
    last_months.month as last_month,
    case
        when coalesce(groups.treated_units, 0) = 0 then 'too_few_treated'
        when groups.control_units = 0 then 'no_control_group'
        when groups.treated_units < 30 then 'too_few_treated'
    end as reason
from programs
left join groups on groups.program_id = programs.program_id
left join months as first_cohorts on first_cohorts.month_number = groups.first_cohort
left join months as last_cohorts on last_cohorts.month_number = groups.last_cohort
left join months as first_months on first_months.month_number = groups.first_period
left join months as last_months on last_months.month_number = groups.last_period
order by program_id
