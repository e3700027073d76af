-- Question: Which run wrote the rows of each month of the panel?
-- Grain: one row per month
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   month string A month of customer_months, as text YYYY-MM
--   month_run_id string The run that wrote the rows of the month that count
select
    published_months.run_id,
    published_months.as_of_date,
    published_months.month,
    published_months.month_run_id
from published_months
inner join latest_run
    on latest_run.run_id = published_months.run_id
    and latest_run.as_of_date = published_months.as_of_date
