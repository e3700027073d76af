-- Question: Which versions of a program governed which days of a period in a run?
-- Grain: one row per program_version
-- Parameters: program_id string The program
-- Parameters: period_id string The accrual period
-- Parameters: run_id string The run
-- Parameters: as_of_date string The run's as-of date
-- Columns:
--   program_version int The version
--   first_day date First day of the period that the version governs
--   day_after date Day after the last one that the run counted under it
select program_version, min(first_day) as first_day, max(day_after) as day_after
from rule_periods
where program_id = ? and period_id = ? and run_id = ? and as_of_date = ? and role in ('both', 'qualifier', 'base')
group by program_version
order by program_version
