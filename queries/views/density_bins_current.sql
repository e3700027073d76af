-- Question: How many customers ended a period near each tier?
-- Grain: one row per program_id, period_id, tier, bin
-- Columns:
--   run_id string The run whose panel was measured last
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   program_id string The rebate program
--   period_id string The accrual period, such as 2011-Q1
--   tier int Number of the tier, the lowest being 1
--   bin int Number of the bin; 0 begins at the tier
--   low double Where the bin begins: distance to the tier as a share of it
--   high double Where it ends
--   customers bigint Customers whose qualifier ended in the bin
--   customers_year_before bigint Of the same customers, those whose qualifier of the year before was in the bin
select
    density_bins.run_id,
    density_bins.as_of_date,
    density_bins.program_id,
    density_bins.period_id,
    density_bins.tier,
    density_bins.bin,
    density_bins.low,
    density_bins.high,
    density_bins.customers,
    density_bins.customers_year_before
from density_bins
inner join latest_effect_run
    on latest_effect_run.run_id = density_bins.run_id
    and latest_effect_run.as_of_date = density_bins.as_of_date
