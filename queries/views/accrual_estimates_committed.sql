-- Question: How was what is expected estimated, in every committed run?
-- Grain: one row per run_id, program_id, customer_id, period_id
-- Columns:
--   run_id string The run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   program_id string The rebate program
--   program_version int The version of the program whose terms applied
--   customer_id string The customer who bought
--   period_id string The accrual period, such as 2011-Q1
--   currency string ISO 4217 code of the amounts in the row
--   estimate string expected-value or most-likely-amount
--   forecast_method string run-rate or last-year-shape
--   fallback_reason string Why the forecast is not by the method that the terms ask for; null where it is
--   volume_so_far decimal(38,14) The qualifier's volume so far
--   forecast_volume decimal(38,14) The volume expected for the whole period
--   forecast_low decimal(38,14) Lower end of the 80 percent interval of the volume
--   forecast_high decimal(38,14) Upper end of the 80 percent interval of the volume
--   expected_tier int The tier at the forecast volume
--   expected_earned_amount decimal(18,4) What the whole period is expected to earn
--   constraint_percent string The probability of the constraint; null where there is none
--   constraint_volume decimal(38,14) The volume that is not exceeded with that probability
--   constraint_binds boolean Whether the constraint raised the amount
--   earned_amount decimal(18,4) What the volume so far has earned
--   to_accrue_amount decimal(18,4) What is accrued for the volume so far
--   inputs string What the forecast was computed from, as JSON
select
    accrual_estimates.run_id,
    accrual_estimates.as_of_date,
    accrual_estimates.program_id,
    accrual_estimates.program_version,
    accrual_estimates.customer_id,
    accrual_estimates.period_id,
    accrual_estimates.currency,
    accrual_estimates.estimate,
    accrual_estimates.forecast_method,
    accrual_estimates.fallback_reason,
    accrual_estimates.volume_so_far,
    accrual_estimates.forecast_volume,
    accrual_estimates.forecast_low,
    accrual_estimates.forecast_high,
    accrual_estimates.expected_tier,
    accrual_estimates.expected_earned_amount,
    accrual_estimates.constraint_percent,
    accrual_estimates.constraint_volume,
    accrual_estimates.constraint_binds,
    accrual_estimates.earned_amount,
    accrual_estimates.to_accrue_amount,
    accrual_estimates.inputs
from accrual_estimates
inner join runs
    on runs.run_id = accrual_estimates.run_id
    and runs.as_of_date = accrual_estimates.as_of_date
