-- Question: Which input rows were rejected, for which reason, in which file?
-- Grain: one row per file, ingestion_id, reason
-- Columns:
--   source_id string The source profile that the file was read with
--   kind string What the file holds: orders, customers, products, fx_rates or payees
--   file string The file's key in the landing bucket
--   ingestion_id string The ingestion, derived from the file's content
--   reason string The first reason, a key of the rejection dictionary
--   rows_rejected bigint Rows rejected for it
--   rows_in bigint Records in the file
--   first_line_number bigint The first such row's number in the file
--   first_column_name string The column at fault in that row; null where the whole record is
--   first_value string What was found there
with files as (
    select ingestion_id, rows_in
    from run_ingestions_current
),
rejected as (
    select
        source_id,
        kind,
        file,
        ingestion_id,
        reason,
        line_number,
        column_name,
        value,
        row_number() over (partition by ingestion_id, reason order by line_number) as row_rank
    from rejected_lines_current
),
rejected_per_reason as (
    select
        source_id,
        kind,
        file,
        ingestion_id,
        reason,
        count(*) as rows_rejected,
        min(line_number) as first_line_number,
        max(case when row_rank = 1 then column_name end) as first_column_name,
        max(case when row_rank = 1 then value end) as first_value
    from rejected
    group by source_id, kind, file, ingestion_id, reason
)
select
    rejected_per_reason.source_id,
    rejected_per_reason.kind,
    rejected_per_reason.file,
    rejected_per_reason.ingestion_id,
    rejected_per_reason.reason,
    rejected_per_reason.rows_rejected,
    files.rows_in,
    rejected_per_reason.first_line_number,
    rejected_per_reason.first_column_name,
    rejected_per_reason.first_value
from rejected_per_reason
inner join files on files.ingestion_id = rejected_per_reason.ingestion_id
order by rows_rejected desc, file, reason
