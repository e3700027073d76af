-- Question: Which measurement of effects is shown, and which months does it cover?
-- Grain: one row, the newest measurement of a committed run; none before the first
-- Columns:
--   run_id string The run whose panel was measured
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   measured_at timestamp When the measurement was complete, UTC
--   panel_first_month string First month of the panel, as text YYYY-MM
--   panel_last_month string Last full month of the panel, as text YYYY-MM
--   winsorised_percentile double The percentile of monthly amounts above which net_amount_winsorised is cut
select run_id, as_of_date, measured_at, panel_first_month, panel_last_month, winsorised_percentile
from latest_effect_run
order by run_id
