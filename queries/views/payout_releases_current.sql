-- Question: When was each payout released, by whom, and what became of it?
-- Grain: one row per payout_id, attempt
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   payout_id string The payout, derived from what it asks for
--   attempt int 1 for the first release; a failed payment may be released again
--   round int The round in which it was approved
--   payment_batch_id string The payment batch that it went out in
--   released_by string Who released it
--   released_at timestamp When it was released, UTC
--   outcome string paid or failed; null while it is on its way
--   outcome_reason string Why it failed, as the bank or the person says it
--   value_date date Day of the payment or of its return
--   confirmed_by string Who confirmed the outcome
--   confirmed_at timestamp When it was confirmed, UTC
select
    payout_releases.run_id,
    payout_releases.as_of_date,
    payout_releases.payout_id,
    payout_releases.attempt,
    payout_releases.round,
    payout_releases.payment_batch_id,
    payout_releases.released_by,
    payout_releases.released_at,
    payout_releases.outcome,
    payout_releases.outcome_reason,
    payout_releases.value_date,
    payout_releases.confirmed_by,
    payout_releases.confirmed_at
from payout_releases
inner join latest_run
    on latest_run.run_id = payout_releases.run_id
    and latest_run.as_of_date = payout_releases.as_of_date
