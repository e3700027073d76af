-- Question: How far from each tier did each customer end each finished period, and what did they buy in the next one?
-- Grain: one row per program_id, period_id, tier, unit_id
-- Columns:
--   program_id string The program
--   period_id string The finished accrual period, such as 2011-Q1
--   tier int Number of the tier, the lowest being 1
--   unit_id string The customer
--   distance double Qualifier less the tier's bound, as a share of the bound: 0 and more have reached it
--   distance_before double The same distance of the customer's volume in the same period a year before; null where there was none
--   outcome double Net amount of the next period of equal length; null where it is not over yet
select '' as program_id, '' as period_id, 0 as tier, '' as unit_id, cast(0 as double) as distance, cast(0 as double) as distance_before, cast(0 as double) as outcome
from latest_run
where false
