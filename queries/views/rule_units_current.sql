-- Question: Which units of measure does each program count, and how do they convert?
-- Grain: one row per unit_id, unit
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   unit_id string Derived from the conversions, so equal ones of two programs share one
--   unit string The unit of an order line
--   factor decimal(18,6) How many of the counted unit one of it is
select
    rule_units.run_id,
    rule_units.as_of_date,
    rule_units.unit_id,
    rule_units.unit,
    rule_units.factor
from rule_units
inner join latest_run
    on latest_run.run_id = rule_units.run_id
    and latest_run.as_of_date = rule_units.as_of_date
