-- Question: Which versions of a program governed a period in a run, and what do they say?
-- Grain: one row per program_version
-- Parameters: program_id string The program
-- Parameters: period_id string The accrual period
-- Parameters: run_id string The run
-- Parameters: as_of_date string The run's as-of date
-- Columns:
--   program_version int The version
--   document string The whole version as JSON
--   document_sha256 string SHA-256 of the canonical document
--   published_at timestamp When the version was published, UTC
--   first_day date First day of the period that the version governs
--   day_after date Day after the last one that the run counted under it
with governing as (
    select
        run_id,
        as_of_date,
        program_id,
        program_version,
        min(first_day) as first_day,
        max(day_after) as day_after
    from rule_periods
    where program_id = ? and period_id = ? and run_id = ? and as_of_date = ?
    group by run_id, as_of_date, program_id, program_version
)
select
    programs.program_version,
    programs.document,
    programs.document_sha256,
    programs.published_at,
    governing.first_day,
    governing.day_after
from programs
inner join governing
    on governing.run_id = programs.run_id
    and governing.as_of_date = programs.as_of_date
    and governing.program_id = programs.program_id
    and governing.program_version = programs.program_version
order by programs.program_version
