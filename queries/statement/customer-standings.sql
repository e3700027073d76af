-- Question: Where did a run find every position of a customer?
-- Grain: one row per program_id, period_id
-- Parameters: customer_id string The customer
-- Parameters: run_id string The run
-- Parameters: as_of_date string Its as-of date, so that only its own partition is read
-- Columns:
--   program_id string The program
--   program_version int The version whose terms apply to the position as a whole
--   period_id string The accrual period
--   period_first_day date First day of it
--   period_day_after date Day after its last day
--   currency string ISO 4217 code of the amounts
--   net_amount decimal(38,14) Net amount so far of the volume that earns
--   earned_amount decimal(18,4) What the terms give for the volume so far
--   accrual_basis string earned or expected
--   accrued_amount decimal(18,4) What the ledger has booked for the position after the run
--   held_line_count bigint Lines held back because no exchange rate covers their date or their unit does not convert
select
    program_id,
    program_version,
    period_id,
    period_first_day,
    period_day_after,
    currency,
    net_amount,
    earned_amount,
    accrual_basis,
    accrued_amount,
    held_line_count
from standings
where customer_id = ? and run_id = ? and as_of_date = ?
order by program_id, period_first_day
