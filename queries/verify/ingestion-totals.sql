-- Question: Do the order lines and rejected rows in the lake agree with the manifest of each file?
-- Grain: one row per ingestion_id found in the lake
-- Columns:
--   ingestion_id string The ingestion
--   rows_accepted bigint Accepted order lines in the lake
--   rows_rejected bigint Rejected rows in the lake
--   net_amount_accepted decimal(38,6) Sum of net_amount over the accepted order lines
with accepted as (
    select ingestion_id, count(*) as rows_accepted, sum(net_amount) as net_amount_accepted
    from order_lines
    group by ingestion_id
),
rejected as (
    select ingestion_id, count(*) as rows_rejected
    from rejected_lines
    group by ingestion_id
)
select
    coalesce(accepted.ingestion_id, rejected.ingestion_id) as ingestion_id,
    coalesce(accepted.rows_accepted, 0) as rows_accepted,
    coalesce(rejected.rows_rejected, 0) as rows_rejected,
    cast(coalesce(accepted.net_amount_accepted, 0) as decimal(38,6)) as net_amount_accepted
from accepted
full outer join rejected on rejected.ingestion_id = accepted.ingestion_id
order by ingestion_id
