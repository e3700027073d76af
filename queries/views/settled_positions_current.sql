-- Question: What have payouts settled of each position?
-- Grain: one row per program_id, customer_id, period_id
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   program_id string The rebate program
--   customer_id string The customer who bought
--   period_id string The accrual period, such as 2011-Q1
--   currency string ISO 4217 code of the amounts in the row; empty where no entry says it
--   settled_amount decimal(18,4) What the ledger holds as settled
select
    settled_positions.run_id,
    settled_positions.as_of_date,
    settled_positions.program_id,
    settled_positions.customer_id,
    settled_positions.period_id,
    settled_positions.currency,
    settled_positions.settled_amount
from settled_positions
inner join latest_run
    on latest_run.run_id = settled_positions.run_id
    and latest_run.as_of_date = settled_positions.as_of_date
