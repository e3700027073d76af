-- Question: Which volumes does each program version count, on which days and over which scopes?
-- Grain: one row per program_id, program_version, period_id, role, first_day
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   program_id string The rebate program
--   program_version int The version of the program whose terms applied
--   period_id string The accrual period, such as 2011-Q1
--   role string What the volume is for: qualifier, base or both; or earlier days that the terms look back on
--   grain string How finely the aggregate tells the volume: total, month or line
--   first_day date First day on which this version counts lines for this period
--   day_after date Day after the last one counted: period end, version end or as-of date, whichever is first
--   currency string ISO 4217 code of the amounts in the row
--   exchange_id string Which exchange rates apply: day, month-average, or those of rule_rates
--   unit_id string Which units count, a unit_id of rule_units; null where every unit counts as one
--   counts_days boolean Whether the terms count active days
--   customer_scope_id string Scope of eligible customers, a scope_id of rule_scopes
--   product_scope_id string Scope of qualifying products, a scope_id of rule_scopes
select
    rule_periods.run_id,
    rule_periods.as_of_date,
    rule_periods.program_id,
    rule_periods.program_version,
    rule_periods.period_id,
    rule_periods.role,
    rule_periods.grain,
    rule_periods.first_day,
    rule_periods.day_after,
    rule_periods.currency,
    rule_periods.exchange_id,
    rule_periods.unit_id,
    rule_periods.counts_days,
    rule_periods.customer_scope_id,
    rule_periods.product_scope_id
from rule_periods
inner join latest_run
    on latest_run.run_id = rule_periods.run_id
    and latest_run.as_of_date = rule_periods.as_of_date
