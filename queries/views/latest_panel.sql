-- Question: Which stored panel do effect queries read?
-- Grain: one row; none before the first panel was stored
-- Columns:
--   panel_id string The panel of the newest run for which one was stored
select max_by(panel_id, run_number) as panel_id
from panel_runs
having count(*) > 0
