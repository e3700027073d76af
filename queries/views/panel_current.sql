-- Question: What did each customer buy in each full month of the panel that was stored last, for each program and outcome?
-- Grain: one row per program_id, outcome_name, unit_id, period from the customer's first month on, months without purchases included; amount_per_order only where there are orders. Left out are customers who joined in their first month and so have no before, and those not in the program who joined another one after their first month.
-- Columns:
--   program_id string The program whose effect is asked
--   outcome_name string net_amount, net_amount_winsorised, orders, active, amount_per_order or contract_amount
--   unit_id string The unit that is treated or not: the customer
--   period int The month, counted from year 0: twelve times the year plus the month less one
--   cohort int The first period in which the program could pay the unit; null for a unit never in it
--   dose double How much of the treatment the unit has in the period: 1 from its cohort on, 0 before and without it
--   outcome double What is measured
--   cluster_id string Within which outcomes may depend on each other: the customer
--   weight double How much the unit counts
select
    panel.program_id,
    outcome_names.outcome_name,
    panel.unit_id,
    panel.period,
    panel.cohort,
    cast(case when panel.period >= panel.cohort then 1 else 0 end as double) as dose,
    case outcome_names.outcome_name
        when 'net_amount' then panel.net_amount
        when 'net_amount_winsorised' then panel.net_amount_winsorised
        when 'orders' then panel.orders
        when 'active' then cast(case when panel.orders > 0 then 1 else 0 end as double)
        when 'amount_per_order' then cast(panel.net_amount as double) / cast(nullif(panel.orders, 0) as double)
        else panel.contract_amount
    end as outcome,
    panel.unit_id as cluster_id,
    cast(1 as double) as weight
from panel
inner join latest_panel on latest_panel.panel_id = panel.panel_id
cross join unnest(split('net_amount net_amount_winsorised orders active amount_per_order contract_amount', ' ')) as outcome_names (outcome_name)
where outcome_names.outcome_name <> 'amount_per_order' or panel.orders > 0
