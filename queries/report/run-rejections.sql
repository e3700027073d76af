-- Question: Why were rows rejected, up to a run?
-- Grain: one row per reason
-- Parameters: run_id string The run
-- Parameters: as_of_date string Its as-of date, so that only its own partition is read
-- Columns:
--   reason string The first reason that stood against the rows
--   row_count bigint Rows rejected for it
--   example_file string A file that holds such a row
--   example_line_number bigint The row's number in that file
--   example_column string The column at fault
--   example_value string What was found there
with counted as (
    select ingestion_id
    from run_ingestions
    where run_id = ? and as_of_date = ?
),
rejected as (
    select
        rejected_lines.reason,
        rejected_lines.file,
        rejected_lines.line_number,
        rejected_lines.column_name,
        rejected_lines.value,
        row_number() over (
            partition by rejected_lines.reason
            order by rejected_lines.file desc, rejected_lines.line_number
        ) as example_rank
    from rejected_lines
    inner join counted on counted.ingestion_id = rejected_lines.ingestion_id
)
select
    reason,
    count(*) as row_count,
    max(case when example_rank = 1 then file end) as example_file,
    max(case when example_rank = 1 then line_number end) as example_line_number,
    max(case when example_rank = 1 then column_name end) as example_column,
    max(case when example_rank = 1 then value end) as example_value
from rejected
group by reason
order by row_count desc, reason
