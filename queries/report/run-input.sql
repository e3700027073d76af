-- Question: What came in, up to a run and since the committed run before it?
-- Grain: one row per kind
-- Parameters: run_id string The run
-- Parameters: as_of_date string Its as-of date, so that only its own partition is read
-- Parameters: previous_run_id string The committed run before it; empty for the first
-- Columns:
--   kind string What the files hold: orders, customers, products, fx_rates or payees
--   files bigint Files counted
--   rows_in bigint Records in them
--   rows_accepted bigint Records accepted
--   rows_rejected bigint Records rejected with a reason
--   new_files bigint Of these, files that the run before did not know
--   new_rows_in bigint Records in the new files
--   new_rows_accepted bigint Records accepted from the new files
--   new_rows_rejected bigint Records rejected from the new files
with counted as (
    select ingestion_id, kind, rows_in, rows_accepted, rows_rejected
    from run_ingestions
    where run_id = ? and as_of_date = ?
),
known_before as (
    select ingestion_id
    from run_ingestions
    where run_id = ?
),
marked as (
    select
        counted.kind,
        counted.rows_in,
        counted.rows_accepted,
        counted.rows_rejected,
        case when known_before.ingestion_id is null then 1 else 0 end as is_new
    from counted
    left join known_before on known_before.ingestion_id = counted.ingestion_id
)
select
    kind,
    count(*) as files,
    cast(sum(rows_in) as bigint) as rows_in,
    cast(sum(rows_accepted) as bigint) as rows_accepted,
    cast(sum(rows_rejected) as bigint) as rows_rejected,
    cast(sum(is_new) as bigint) as new_files,
    cast(sum(is_new * rows_in) as bigint) as new_rows_in,
    cast(sum(is_new * rows_accepted) as bigint) as new_rows_accepted,
    cast(sum(is_new * rows_rejected) as bigint) as new_rows_rejected
from marked
group by kind
order by kind
