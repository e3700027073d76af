-- Question: What did each nightly run cost on AWS at most, by what it used and list prices?
-- Grain: one row per run_id, the newest first
-- Columns:
--   run_id string The run
--   run_number bigint Serial number of the run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   billed_bytes bigint Bytes that the run's statements read, as Athena bills them; null, and with it all amounts, for a run of before they were kept
--   athena_amount decimal(18,6) What reading them costs
--   lambda_amount decimal(18,6) What functions would cost that ran from the start to the commit, as many at once as accrued shards
--   dynamodb_amount decimal(18,6) What posting the entries and reading the positions costs
--   step_functions_amount decimal(18,6) What the state transitions cost
--   cost_amount decimal(18,6) The sum
--   currency string ISO 4217 code of the amounts
with used as (
    -- Prices are those of the region US East (N. Virginia) in 2026: Athena 5 dollars per terabyte, Lambda 0.0000166667 per gigabyte and second
    -- and 0.20 per million requests, DynamoDB on demand 0.625 per million writes and 0.125 per million reads, Step Functions 0.025 per
    -- thousand transitions. Steps that were repeated, requests to storage and keys, and what follows the commit are left out.
    select
        run_id,
        run_number,
        as_of_date,
        billed_bytes,
        cast(billed_bytes as decimal(18,0)) as bytes,
        cast(accrue_invocations as decimal(9,0)) as invocations,
        -- An entry and its position are written in one transaction, two units each; the fifth unit is for opening shards. All 256 shards
        -- are closed to earlier runs, opened at most once, and read twice. Positions and entries are well below a kilobyte.
        cast(entries_posted * 5 + 256 * 3 as decimal(12,0)) as writes,
        cast(positions + entries_posted + 256 * 4 as decimal(12,0)) as reads,
        cast(date_diff('second', started_at, committed_at) + 1 as decimal(9,0)) as seconds
    from runs
),
costs as (
    select
        run_id,
        run_number,
        as_of_date,
        billed_bytes,
        -- 5 / 2^40, and in gigabytes the 3008 megabytes of publish-facts or the 1769 of each accrue-shard.
        cast(bytes * decimal '0.00000000000454747351' as decimal(18,6)) as athena_amount,
        cast(
            seconds * greatest(decimal '2.9375', invocations * decimal '1.7276') * decimal '0.0000166667'
            + (invocations + decimal '3') * decimal '0.0000002' as decimal(18,6)
        ) as lambda_amount,
        cast(writes * decimal '0.000000625' + reads * decimal '0.000000125' as decimal(18,6)) as dynamodb_amount,
        cast((invocations * decimal '2' + decimal '20') * decimal '0.000025' as decimal(18,6)) as step_functions_amount
    from used
)
select
    run_id,
    run_number,
    as_of_date,
    billed_bytes,
    case when billed_bytes is not null then athena_amount end as athena_amount,
    case when billed_bytes is not null then lambda_amount end as lambda_amount,
    case when billed_bytes is not null then dynamodb_amount end as dynamodb_amount,
    case when billed_bytes is not null then step_functions_amount end as step_functions_amount,
    cast(athena_amount + lambda_amount + dynamodb_amount + step_functions_amount as decimal(18,6)) as cost_amount,
    'USD' as currency
from costs
order by run_number desc
