-- Question: Which customers are eligible in each customer scope today?
-- Grain: one row per scope_id, customer_id
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   scope_id string The scope, as rule_scopes and rule_periods name it
--   customer_id string A member of the scope
select run_id, as_of_date, scope_id, customer_id
from scope_matches_current
where held_out_by is null
