-- Question: What are the effects of each program on each cohort in each month?
-- Grain: one row per program_id, outcome_name, control_group, cohort_month, month
-- Columns:
--   run_id string The run whose panel was measured last
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   program_id string The rebate program
--   outcome_name string net_amount, net_amount_winsorised, orders, active, amount_per_order or contract_amount
--   control_group string never: customers never in the program; not_yet: those and customers who were not in it yet; held_out: customers drawn by lot
--   cohort_month string The month in which the customers joined, as text YYYY-MM
--   month string The month in which the effect is measured, as text YYYY-MM
--   event_month int Months since joining; negative before
--   treated_units bigint Customers of the cohort that were compared
--   control_units bigint Customers that they were compared with
--   estimate double The effect; null where too few customers were treated to say
--   standard_error double Its standard error, clustered by customer
--   p_value double Probability of an estimate as far from zero if there were no effect
select
    effect_cells.run_id,
    effect_cells.as_of_date,
    effect_cells.program_id,
    effect_cells.outcome_name,
    effect_cells.control_group,
    effect_cells.cohort_month,
    effect_cells.month,
    effect_cells.event_month,
    effect_cells.treated_units,
    effect_cells.control_units,
    effect_cells.estimate,
    effect_cells.standard_error,
    effect_cells.p_value
from effect_cells
inner join latest_effect_run
    on latest_effect_run.run_id = effect_cells.run_id
    and latest_effect_run.as_of_date = effect_cells.as_of_date
