-- Question: Which exchange rates do contracts fix?
-- Grain: one row per exchange_id, from_currency
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   exchange_id string Derived from the rates, so equal ones of two programs share one
--   from_currency string ISO 4217 code that the rate converts from
--   to_currency string ISO 4217 code that the rate converts to
--   rate decimal(18,8) Units of to_currency per unit of from_currency
select
    rule_rates.run_id,
    rule_rates.as_of_date,
    rule_rates.exchange_id,
    rule_rates.from_currency,
    rule_rates.to_currency,
    rule_rates.rate
from rule_rates
inner join latest_run
    on latest_run.run_id = rule_rates.run_id
    and latest_run.as_of_date = rule_rates.as_of_date
