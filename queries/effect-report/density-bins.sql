-- Question: How many customers ended each period near a program's tiers, and how many of the same customers a year before?
-- Grain: one row per period_id, tier, bin
-- Parameters: program_id string The program
-- Columns:
--   period_id string The accrual period, such as 2011-Q1
--   tier int Number of the tier, the lowest being 1
--   bin int Number of the bin; 0 begins at the tier
--   low double Where the bin begins: distance to the tier as a share of it
--   high double Where it ends
--   customers bigint Customers whose qualifier ended in the bin
--   customers_year_before bigint Of the same customers, those whose qualifier of the year before was in the bin
select period_id, tier, bin, low, high, customers, customers_year_before
from density_bins_current
where program_id = ?
order by period_id, tier, bin
