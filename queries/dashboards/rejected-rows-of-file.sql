-- Question: Which rows of a file were rejected for a reason, and what do they say?
-- Grain: one row per line_number
-- Parameters: ingestion_id string The ingestion that brought the file
-- Parameters: reason string The first reason, a key of the rejection dictionary
-- Columns:
--   file string The file's key in the landing bucket
--   line_number bigint Number of the record in its file, the first record after the header being 1
--   column_name string The source's column at fault; null where the whole record is
--   value string What was found there
--   all_reasons string Every reason, comma separated, in the order of the checks
--   record string The whole record as a JSON object of the source's columns
with rejected as (
    select file, line_number, column_name, value, all_reasons, record
    from rejected_lines_current
    where ingestion_id = ? and reason = ?
)
select file, line_number, column_name, value, all_reasons, record
from rejected
order by line_number
