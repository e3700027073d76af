-- Question: Which input rows were not accepted, and why?
-- Grain: one row per ingestion_id, line_number
-- Columns:
--   source_id string The source profile that the file was read with
--   kind string What the file holds: orders, customers, products, fx_rates or payees
--   file string The file's key in the landing bucket
--   line_number bigint Number of the record in its file, the first record after the header being 1
--   reason string The first reason, a key of the rejection dictionary
--   column_name string The source's column at fault; null where the whole record is
--   value string What was found there
--   all_reasons string Every reason, comma separated, in the order of the checks
--   record string The whole record as a JSON object of the source's columns
--   ingestion_id string The ingestion that brought the row: derived from the file's content
select
    rejected_lines.source_id,
    rejected_lines.kind,
    rejected_lines.file,
    rejected_lines.line_number,
    rejected_lines.reason,
    rejected_lines.column_name,
    rejected_lines.value,
    rejected_lines.all_reasons,
    rejected_lines.record,
    rejected_lines.ingestion_id
from rejected_lines
inner join run_ingestions_current on run_ingestions_current.ingestion_id = rejected_lines.ingestion_id
