-- Question: Which acts on payouts do readers of the facts see?
-- Grain: one row per payout_id, act, number, person_id
-- Columns:
--   payout_id string The payout
--   act string The decision's outcome, released, or the outcome that was confirmed
--   number int The step of a decision, the attempt of a release or of its confirmation
--   person_id string Who did it
--   acted_at timestamp When, UTC
select payout_id, outcome as act, step_number as number, decided_by as person_id, decided_at as acted_at
from payout_decisions_current
union all
select payout_id, 'released', attempt, released_by, released_at
from payout_releases_current
union all
select payout_id, outcome, attempt, confirmed_by, confirmed_at
from payout_releases_current
where outcome is not null
