-- Question: What are the effects of each program in few figures?
-- Grain: one row per program_id, outcome_name, estimator, control_group, event_month
-- Columns:
--   run_id string The run whose panel was measured last
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   program_id string The rebate program
--   outcome_name string net_amount, net_amount_winsorised, orders, active, amount_per_order or contract_amount
--   estimator string group_time, event_study, did_2x2, ratio_did, hold_out or hold_out_cuped, and decomposition_active, decomposition_orders, decomposition_amount
--   control_group string never: customers never in the program; not_yet: those and customers who were not in it yet; held_out: customers drawn by lot
--   event_month int Months since joining, of an event study; null elsewhere
--   treated_units bigint Customers treated
--   control_units bigint Customers that they were compared with
--   is_ratio boolean Whether the estimate is a difference of logarithms, so that its exponential is a ratio
--   estimate double The effect; null where it is suppressed
--   standard_error double Its standard error, clustered by customer
--   low double Lower end of the 95 percent interval
--   high double Upper end of the 95 percent interval
--   band_low double Lower end of the band that covers all months of an event study together with 95 percent
--   band_high double Upper end of that band
--   p_value double Probability of an estimate as far from zero if there were no effect
--   minimum_detectable_effect double The effect that would be found with 80 percent probability
--   pre_trend_p_value double Of the test that all effects before joining are zero
--   grade string A randomised, B clean pre-trend, C weak pre-trend, D descriptive
--   reason string Why there is no estimate or a low grade; null where nothing is to be said
select
    effect_summaries.run_id,
    effect_summaries.as_of_date,
    effect_summaries.program_id,
    effect_summaries.outcome_name,
    effect_summaries.estimator,
    effect_summaries.control_group,
    effect_summaries.event_month,
    effect_summaries.treated_units,
    effect_summaries.control_units,
    effect_summaries.is_ratio,
    effect_summaries.estimate,
    effect_summaries.standard_error,
    effect_summaries.low,
    effect_summaries.high,
    effect_summaries.band_low,
    effect_summaries.band_high,
    effect_summaries.p_value,
    effect_summaries.minimum_detectable_effect,
    effect_summaries.pre_trend_p_value,
    effect_summaries.grade,
    effect_summaries.reason
from effect_summaries
inner join latest_effect_run
    on latest_effect_run.run_id = effect_summaries.run_id
    and latest_effect_run.as_of_date = effect_summaries.as_of_date
