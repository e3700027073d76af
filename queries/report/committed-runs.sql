-- Question: Which runs are committed?
-- Grain: one row per run_id, the newest first
-- Columns:
--   run_id string The run
--   run_number bigint Serial number of the run
--   as_of_date string Last day whose order lines the run counted
--   started_at timestamp When the run took the lock, UTC
--   committed_at timestamp When the run was reconciled and committed, UTC
--   lines_accepted bigint Accepted order lines, every version
--   lines_counted bigint Accepted order lines that count
--   entries_posted bigint Entries that became visible with the run
--   held_lines bigint Lines held back for want of an exchange rate, per program
--   journal_key string The run's journal in the lake bucket
select
    run_id,
    run_number,
    as_of_date,
    started_at,
    committed_at,
    lines_accepted,
    lines_counted,
    entries_posted,
    held_lines,
    journal_key
from runs
order by run_number desc
