-- Question: Which run do the views of the present show?
-- Grain: one row, the committed run with the highest number; none before the first
-- Columns:
--   run_id string The run
--   run_number bigint Serial number of the run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   started_at timestamp When the run took the lock, UTC
--   committed_at timestamp When the run was reconciled and committed, UTC
select
    -- From one reading of the runs, because nearly every view begins here.
    max_by(run_id, run_number) as run_id,
    max(run_number) as run_number,
    max_by(as_of_date, run_number) as as_of_date,
    max_by(started_at, run_number) as started_at,
    max_by(committed_at, run_number) as committed_at
from runs
having count(*) > 0
