-- Question: Which files did the latest committed run count, and with which totals?
-- Grain: one row per ingestion_id
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   ingestion_id string The ingestion, derived from the file's content
--   kind string What the file holds: orders, customers, products, fx_rates or payees
--   source_id string The source profile that the file was read with
--   file string The file's key in the landing bucket
--   precedence int Order of arrival: of two versions of a row the one with the higher number counts
--   rows_in bigint Records in the file
--   rows_accepted bigint Records accepted
--   rows_rejected bigint Records rejected with a reason
--   net_amount_accepted decimal(38,6) Sum of net_amount over accepted order lines, all currencies added up; null for other kinds
--   received_at timestamp When the file arrived in the landing bucket, UTC
select
    run_ingestions.run_id,
    run_ingestions.as_of_date,
    run_ingestions.ingestion_id,
    run_ingestions.kind,
    run_ingestions.source_id,
    run_ingestions.file,
    run_ingestions.precedence,
    run_ingestions.rows_in,
    run_ingestions.rows_accepted,
    run_ingestions.rows_rejected,
    run_ingestions.net_amount_accepted,
    run_ingestions.received_at
from run_ingestions
inner join latest_run
    on latest_run.run_id = run_ingestions.run_id
    and latest_run.as_of_date = run_ingestions.as_of_date
