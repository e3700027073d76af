-- Question: Who has acknowledged which version of the rebate policy?
-- Grain: one row per person_id, rebate_policy_version
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   person_id string The person
--   rebate_policy_version string The version of the rebate policy
--   acknowledged_at timestamp When, UTC; the first time stands
select
    acknowledgements.run_id,
    acknowledgements.as_of_date,
    acknowledgements.person_id,
    acknowledgements.rebate_policy_version,
    acknowledgements.acknowledged_at
from acknowledgements
inner join latest_run
    on latest_run.run_id = acknowledgements.run_id
    and latest_run.as_of_date = acknowledgements.as_of_date
