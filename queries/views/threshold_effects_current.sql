-- Question: Did customers who just reached a tier buy more in the next period than those who just missed it?
-- Grain: one row per program_id, period_id, tier whose next period is over; customers of effect-threshold-units, the density of all
-- Columns:
--   run_id string The run whose panel was measured last
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   program_id string The rebate program
--   period_id string The accrual period, such as 2011-Q1
--   tier int Number of the tier, the lowest being 1
--   units_below bigint Customers below the line within the bandwidth, or within one bound where there is no bandwidth
--   units_above bigint The same at the line or above it
--   bandwidth double How far from the line customers count, as a share of the tier's bound; the nearer the more. Null where none is found
--   bias_bandwidth double How far they count for the bias of the estimate
--   estimate double What customers just above the line buy more; null where it is suppressed
--   standard_error double Its standard error
--   bias_corrected_estimate double The estimate less its estimated bias, in the middle of the interval
--   robust_standard_error double Its standard error, which knows that the bias is estimated too
--   low double Lower end of the robust 95 percent interval
--   high double Upper end of the robust 95 percent interval
--   p_value double Probability of a corrected estimate as far from zero if there were no effect
--   density_z double Density of customers above the line less that below it, in standard errors; null where it could not be tested
--   density_p_value double Probability of densities as different if no customer chose a side
--   verdict string customers_choose_their_side: do not read as an effect; no_sorting_found; not_tested
--   grade string C, or D where there is no estimate or it must not be read as an effect
--   reason string too_few_near_the_line, threshold_not_settled, density_rejected, density_not_tested or near_the_line_only
select
    threshold_effects.run_id,
    threshold_effects.as_of_date,
    threshold_effects.program_id,
    threshold_effects.period_id,
    threshold_effects.tier,
    threshold_effects.units_below,
    threshold_effects.units_above,
    threshold_effects.bandwidth,
    threshold_effects.bias_bandwidth,
    threshold_effects.estimate,
    threshold_effects.standard_error,
    threshold_effects.bias_corrected_estimate,
    threshold_effects.robust_standard_error,
    threshold_effects.low,
    threshold_effects.high,
    threshold_effects.p_value,
    threshold_effects.density_z,
    threshold_effects.density_p_value,
    threshold_effects.verdict,
    threshold_effects.grade,
    threshold_effects.reason
from threshold_effects
inner join latest_effect_run
    on latest_effect_run.run_id = threshold_effects.run_id
    and latest_effect_run.as_of_date = threshold_effects.as_of_date
