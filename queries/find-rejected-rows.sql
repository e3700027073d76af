-- Question: Which rejected rows mention an order, a customer or a product?
-- Grain: one row per ingestion_id, line_number
-- Parameters: text string What the row holds somewhere, such as an order number
-- Columns:
--   file string The file's key in the landing bucket
--   line_number bigint Number of the record in its file, the first record after the header being 1
--   all_reasons string Every reason, comma separated, in the order of the checks
--   column_name string The source's column at fault for the first reason; null where the whole record is
--   value string What was found there
--   record string The whole record as a JSON object of the source's columns
--   ingestion_id string The ingestion, derived from the file's content
with mentions as (
    select file, line_number, all_reasons, column_name, value, record, ingestion_id
    from rejected_lines_current
    where strpos(record, ?) > 0
)
select file, line_number, all_reasons, column_name, value, record, ingestion_id
from mentions
order by file, line_number
