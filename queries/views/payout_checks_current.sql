-- Question: What did the compliance checks find on each payout when it was proposed last?
-- Grain: one row per payout_id, check_id
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   payout_id string The payout, derived from what it asks for
--   check_id string The check
--   verdict string pass, warn or block
--   reason string The finding, a key of the compliance reasons
--   figures string What the finding rests on, as JSON
select
    payout_checks.run_id,
    payout_checks.as_of_date,
    payout_checks.payout_id,
    payout_checks.check_id,
    payout_checks.verdict,
    payout_checks.reason,
    payout_checks.figures
from payout_checks
inner join latest_run
    on latest_run.run_id = payout_checks.run_id
    and latest_run.as_of_date = payout_checks.as_of_date
