-- Question: What does each program do to how often its customers order and how much they buy, and how far is that to be believed?
-- Grain: one row per program_id of the latest committed run, the best grade first, last those not measured yet
-- Columns:
--   program_id string The rebate program
--   name_en string Name in English
--   name_zh string Name in Chinese; null where none is given
--   currency string ISO 4217 code of the program's amounts
--   as_of_date string Last day whose order lines the measured run counted, as text YYYY-MM-DD; null where the program is not measured
--   control_group string held_out, never or not_yet: with whom its customers are compared; null where there is no effect to tell
--   treated_units bigint Customers in the program who are compared
--   control_units bigint Customers with whom they are compared
--   orders_effect double Orders more per customer and month because of the program
--   orders_low double Lower end of its 95 percent interval
--   orders_high double Upper end of it
--   orders_detectable double The effect on orders that would be found with 80 percent probability
--   orders_log_ratio double The change of orders as a difference of logarithms; null where it is not estimated
--   amount_effect double Net amount more per customer and month because of the program
--   amount_low double Lower end of its 95 percent interval
--   amount_high double Upper end of it
--   amount_log_ratio double The change of the net amount as a difference of logarithms; null where it is not estimated
--   grade string A drawn by lot, B moved alike before, C not shown to, D descriptive; null where the program is not measured
--   reason string Why there is no effect to tell or a low grade, as a key; null where nothing is to be said
with versions as (
    select program_id, program_version, name_en, name_zh, currency
    from program_versions_current
),
newest as (
    select program_id, max(program_version) as program_version
    from versions
    group by program_id
),
programs as (
    select versions.program_id, versions.name_en, versions.name_zh, versions.currency
    from versions
    inner join newest
        on newest.program_id = versions.program_id
        and newest.program_version = versions.program_version
),
summaries as (
    select
        as_of_date,
        program_id,
        outcome_name,
        estimator,
        control_group,
        treated_units,
        control_units,
        estimate,
        standard_error,
        low,
        high,
        minimum_detectable_effect,
        grade,
        reason
    from effect_summaries_current
    where event_month is null and outcome_name in ('orders', 'net_amount')
),
measured as (
    select program_id, max(as_of_date) as as_of_date, min(case when outcome_name = 'orders' then reason end) as reason
    from summaries
    group by program_id
),
comparable as (
    -- Whom a lot kept out compares best, then customers never in the program, then those who join later.
    select
        program_id,
        min(case when estimator = 'hold_out_cuped' then 1 when control_group = 'never' then 2 else 3 end) as choice
    from summaries
    where
        outcome_name = 'orders'
        and estimator in ('hold_out_cuped', 'group_time')
        and estimate is not null
        and standard_error is not null
    group by program_id
),
chosen as (
    select
        program_id,
        case when choice = 1 then 'hold_out_cuped' else 'group_time' end as estimator,
        case when choice = 1 then 'held_out' when choice = 2 then 'never' else 'not_yet' end as control_group
    from comparable
),
orders as (
    select summaries.*
    from summaries
    inner join chosen
        on chosen.program_id = summaries.program_id
        and chosen.estimator = summaries.estimator
        and chosen.control_group = summaries.control_group
    where summaries.outcome_name = 'orders'
),
amounts as (
    select summaries.*
    from summaries
    inner join chosen
        on chosen.program_id = summaries.program_id
        and chosen.estimator = summaries.estimator
        and chosen.control_group = summaries.control_group
    where summaries.outcome_name = 'net_amount'
),
ratios as (
    -- Ratios are those of customers never in the program, and stand beside no other comparison.
    select
        summaries.program_id,
        max(case when summaries.outcome_name = 'orders' then summaries.estimate end) as orders_log_ratio,
        max(case when summaries.outcome_name = 'net_amount' then summaries.estimate end) as amount_log_ratio
    from summaries
    inner join chosen
        on chosen.program_id = summaries.program_id
        and chosen.estimator = 'group_time'
        and chosen.control_group = 'never'
    where summaries.estimator = 'ratio_did'
    group by summaries.program_id
)
select
    programs.program_id,
    programs.name_en,
    programs.name_zh,
    programs.currency,
    measured.as_of_date,
    orders.control_group,
    orders.treated_units,
    orders.control_units,
    orders.estimate as orders_effect,
    orders.low as orders_low,
    orders.high as orders_high,
    orders.minimum_detectable_effect as orders_detectable,
    ratios.orders_log_ratio,
    amounts.estimate as amount_effect,
    amounts.low as amount_low,
    amounts.high as amount_high,
    ratios.amount_log_ratio,
    case when orders.program_id is not null then orders.grade when measured.program_id is not null then 'D' end as grade,
    case when orders.program_id is not null then orders.reason else measured.reason end as reason
from programs
left join measured on measured.program_id = programs.program_id
left join orders on orders.program_id = programs.program_id
left join amounts on amounts.program_id = programs.program_id
left join ratios on ratios.program_id = programs.program_id
order by grade, program_id
