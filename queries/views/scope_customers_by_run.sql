-- Question: Which customers are eligible in each customer scope of a run?
-- Grain: one row per run_id, scope_id, customer_id
-- Columns:
--   run_id string The run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   scope_id string The scope, as rule_scopes and rule_periods name it
--   customer_id string A member of the scope
select run_id, as_of_date, scope_id, customer_id
from scope_matches_by_run
where held_out_by is null
