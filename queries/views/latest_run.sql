-- Question: Which run do the views of the present show?
-- Grain: one row, the committed run with the highest number; none before the first
-- Columns:
--   run_id string The run
--   run_number bigint Serial number of the run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   started_at timestamp When the run took the lock, UTC
--   committed_at timestamp When the run was reconciled and committed, UTC
with committed_runs as (
    select run_id, run_number, as_of_date, started_at, committed_at
    from runs
),
newest as (
    select max(run_number) as run_number
    from committed_runs
)
select
    committed_runs.run_id,
    committed_runs.run_number,
    committed_runs.as_of_date,
    committed_runs.started_at,
    committed_runs.committed_at
from committed_runs
inner join newest on newest.run_number = committed_runs.run_number
