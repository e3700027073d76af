-- Question: Who decided what about each payout?
-- Grain: one row per payout_id, step_number, decided_by
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   payout_id string The payout, derived from what it asks for
--   round int Which way through the levels it belongs to; proposed again, a payout begins another
--   step_number int Number of the step over the payout's life
--   level_id string The level of the approval policy
--   decided_by string Who decided
--   instead_of string The approver for whom a substitute decided; null where it was their own right
--   outcome string approved, rejected or changes_requested
--   reason string In the approver's own words
--   content_sha256 string SHA-256 of what was decided on
--   asked_at timestamp When the people of the step were asked, UTC
--   decided_at timestamp When it was decided, UTC
--   business_hours int Whole business hours between the two, by the policy of the day; null without a policy
select
    payout_decisions.run_id,
    payout_decisions.as_of_date,
    payout_decisions.payout_id,
    payout_decisions.round,
    payout_decisions.step_number,
    payout_decisions.level_id,
    payout_decisions.decided_by,
    payout_decisions.instead_of,
    payout_decisions.outcome,
    payout_decisions.reason,
    payout_decisions.content_sha256,
    payout_decisions.asked_at,
    payout_decisions.decided_at,
    payout_decisions.business_hours
from payout_decisions
inner join latest_run
    on latest_run.run_id = payout_decisions.run_id
    and latest_run.as_of_date = payout_decisions.as_of_date
