-- Question: How fresh is what the views of the present show?
-- Grain: one row; none before the first committed run
-- Columns:
--   run_id string The latest committed run
--   run_number bigint Its serial number
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   committed_at timestamp When the run was committed, UTC
--   measured_run_id string The run whose effects are shown; null before the first measurement
--   measured_at timestamp When the measurement was complete, UTC
--   panel_id string The stored panel that effect queries read; null before the first
select
    latest_run.run_id,
    latest_run.run_number,
    latest_run.as_of_date,
    latest_run.committed_at,
    latest_effect_run.run_id as measured_run_id,
    latest_effect_run.measured_at,
    latest_panel.panel_id
from latest_run
left join latest_effect_run on 1 = 1
left join latest_panel on 1 = 1
order by run_number
