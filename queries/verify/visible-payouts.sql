-- Question: What do readers of the facts see of each payout that can never change again?
-- Grain: one row per payout_id
-- Columns:
--   payout_id string The payout
--   content_sha256 string SHA-256 of what approvers decide on
--   amount decimal(18,4) What is to be paid
--   revision int Changes up to then
select payout_id, content_sha256, amount, revision
from payouts_current
