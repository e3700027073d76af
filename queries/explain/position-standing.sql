-- Question: What did a run find for a position, and how was what it expects estimated?
-- Grain: one row, or none where the run knows no such position
-- Parameters: program_id string The program of the position
-- Parameters: customer_id string The customer of the position
-- Parameters: period_id string The accrual period of the position
-- Parameters: run_id string The run
-- Parameters: as_of_date string The run's as-of date
-- Columns:
--   earned_amount decimal(18,4) What the terms give for the volume so far
--   to_accrue_amount decimal(18,4) What is to be booked: earned, or on the expected basis the estimate
--   held_line_count bigint Lines held back because no exchange rate covers their date or their unit does not convert
--   estimate string expected-value or most-likely-amount; null where what is earned is accrued
--   forecast_method string run-rate or last-year-shape
--   forecast_volume decimal(38,14) The volume expected for the whole period
--   forecast_low decimal(38,14) Lower end of the 80 percent interval of the volume
--   forecast_high decimal(38,14) Upper end of the 80 percent interval of the volume
--   expected_tier int The tier at the forecast volume
--   expected_earned_amount decimal(18,4) What the whole period is expected to earn
--   constraint_percent string The probability of the constraint; null where there is none
--   constraint_binds boolean Whether the constraint raised the amount
with positions as (
    select run_id, as_of_date, program_id, customer_id, period_id, earned_amount, to_accrue_amount, held_line_count
    from standings
    where program_id = ? and customer_id = ? and period_id = ? and run_id = ? and as_of_date = ?
)
select
    positions.earned_amount,
    positions.to_accrue_amount,
    positions.held_line_count,
    accrual_estimates.estimate,
    accrual_estimates.forecast_method,
    accrual_estimates.forecast_volume,
    accrual_estimates.forecast_low,
    accrual_estimates.forecast_high,
    accrual_estimates.expected_tier,
    accrual_estimates.expected_earned_amount,
    accrual_estimates.constraint_percent,
    accrual_estimates.constraint_binds
from positions
left join accrual_estimates
    on accrual_estimates.run_id = positions.run_id
    and accrual_estimates.as_of_date = positions.as_of_date
    and accrual_estimates.program_id = positions.program_id
    and accrual_estimates.customer_id = positions.customer_id
    and accrual_estimates.period_id = positions.period_id
