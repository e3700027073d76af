-- Question: Which acknowledgements of the rebate policy do readers of the facts see?
-- Grain: one row per person_id, rebate_policy_version
-- Columns:
--   person_id string The person
--   rebate_policy_version string The version of the rebate policy
--   acknowledged_at timestamp When, UTC
select person_id, rebate_policy_version, acknowledged_at
from acknowledgements_current
