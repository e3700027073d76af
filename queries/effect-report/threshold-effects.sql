-- Question: Did customers who just reached a program's tier buy more in the next period than those who just missed it?
-- Grain: one row per period_id, tier whose next period is over
-- Parameters: program_id string The program
-- Columns:
--   period_id string The accrual period, such as 2011-Q1
--   tier int Number of the tier, the lowest being 1
--   units_below bigint Customers below the line within the bandwidth, or within one bound where there is no bandwidth
--   units_above bigint The same at the line or above it
--   bandwidth double How far from the line customers count, as a share of the tier's bound
--   estimate double What customers just above the line buy more; null where it is suppressed
--   low double Lower end of the robust 95 percent interval
--   high double Upper end of it
--   verdict string customers_choose_their_side: do not read as an effect; no_sorting_found; not_tested
--   grade string C, or D where there is no estimate or it must not be read as an effect
--   reason string Why there is no estimate, or why it is graded so
select period_id, tier, units_below, units_above, bandwidth, estimate, low, high, verdict, grade, reason
from threshold_effects_current
where program_id = ?
order by period_id, tier
