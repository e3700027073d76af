-- Question: What was measured of a program's effects?
-- Grain: one row per outcome_name, estimator, control_group, event_month
-- Parameters: program_id string The program
-- Columns:
--   outcome_name string net_amount, net_amount_winsorised, orders, active, amount_per_order or contract_amount
--   estimator string group_time, event_study, ratio_did, hold_out, hold_out_cuped, or decomposition_ with active, orders or amount
--   control_group string never, not_yet or held_out
--   event_month int Months since joining, of an event study; null elsewhere
--   treated_units bigint Customers treated
--   control_units bigint Customers that they were compared with
--   estimate double The effect, of ratios the difference of logarithms; null where it is suppressed
--   standard_error double Its standard error
--   low double Lower end of the 95 percent interval
--   high double Upper end of it
--   band_low double Lower end of the band that covers all months of an event study together
--   band_high double Upper end of it
--   minimum_detectable_effect double The effect that would be found with 80 percent probability
--   pre_trend_p_value double Of the test that all effects before joining are zero
--   grade string A, B, C or D
--   reason string Why there is no estimate or a low grade; null where nothing is to be said
select
    outcome_name,
    estimator,
    control_group,
    event_month,
    treated_units,
    control_units,
    estimate,
    standard_error,
    low,
    high,
    band_low,
    band_high,
    minimum_detectable_effect,
    pre_trend_p_value,
    grade,
    reason
from effect_summaries_current
where program_id = ?
order by outcome_name, estimator, control_group, event_month
