-- Question: What do the standings of a run say is booked?
-- Grain: one row per program_id, customer_id, period_id
-- Parameters: run_id string The run
-- Parameters: as_of_date string Its as-of date, so that only its own partition is read
-- Columns:
--   program_id string The rebate program
--   customer_id string The customer
--   period_id string The accrual period
--   to_accrue_amount decimal(18,4) What is to be booked
--   accrued_amount decimal(18,4) What the run left booked
select program_id, customer_id, period_id, to_accrue_amount, accrued_amount
from standings
where run_id = ? and as_of_date = ?
