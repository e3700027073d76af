-- Question: Which measurement of effects do the views of the present show?
-- Grain: one row, the newest measurement of a committed run; none before the first
-- Columns:
--   run_id string The run whose panel was measured
--   run_number bigint Serial number of the run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   measured_at timestamp When the measurement was complete, UTC
--   panel_first_month string First month of the panel, as text YYYY-MM
--   panel_last_month string Last full month of the panel, as text YYYY-MM
--   winsorised_percentile double The percentile of monthly amounts above which net_amount_winsorised is cut
with measurements as (
    select
        effect_runs.run_id,
        effect_runs.run_number,
        effect_runs.as_of_date,
        effect_runs.measured_at,
        effect_runs.panel_first_month,
        effect_runs.panel_last_month,
        effect_runs.winsorised_percentile
    from effect_runs
    inner join runs on runs.run_id = effect_runs.run_id and runs.as_of_date = effect_runs.as_of_date
),
newest as (
    select max(run_number) as run_number
    from measurements
)
select
    measurements.run_id,
    measurements.run_number,
    measurements.as_of_date,
    measurements.measured_at,
    measurements.panel_first_month,
    measurements.panel_last_month,
    measurements.winsorised_percentile
from measurements
inner join newest on newest.run_number = measurements.run_number
