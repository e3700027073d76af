-- Question: Which steps were given up because not enough people decided in time?
-- Grain: one row per payout_id, step_number
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   payout_id string The payout, derived from what it asks for
--   round int Which way through the levels it belongs to; proposed again, a payout begins another
--   step_number int Number of the step over the payout's life
--   level_id string The level of the approval policy
--   asked_at timestamp When the people of the step were asked, UTC
--   timed_out_at timestamp When the step was given up, UTC
select
    payout_time_outs.run_id,
    payout_time_outs.as_of_date,
    payout_time_outs.payout_id,
    payout_time_outs.round,
    payout_time_outs.step_number,
    payout_time_outs.level_id,
    payout_time_outs.asked_at,
    payout_time_outs.timed_out_at
from payout_time_outs
inner join latest_run
    on latest_run.run_id = payout_time_outs.run_id
    and latest_run.as_of_date = payout_time_outs.as_of_date
