-- Question: Which days of which accrual periods did a run count, under which versions?
-- Grain: one row per program_id, program_version, period_id, role, first_day
-- Parameters: run_id string The run
-- Parameters: as_of_date string Its as-of date, so that only its own partition is read
-- Columns:
--   program_id string The program
--   program_version int The version that governs the days
--   period_id string The accrual period
--   role string What the volume is for: qualifier, base or both; or earlier days that the terms look back on
--   first_day date First day on which the version counts lines for the period
--   day_after date Day after the last one
select program_id, program_version, period_id, role, first_day, day_after
from rule_periods
where run_id = ? and as_of_date = ?
