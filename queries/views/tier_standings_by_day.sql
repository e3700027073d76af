-- Question: Which tier had each position reached as of each day?
-- Grain: one row per as_of_date, program_id, customer_id, period_id; days without a committed run have no row
-- Columns:
--   run_id string The newest committed run of the day
--   as_of_date string The day, as text YYYY-MM-DD: the last one whose order lines the run counted
--   program_id string The rebate program
--   program_version int The version of the program whose terms applied
--   customer_id string The customer who bought
--   period_id string The accrual period, such as 2011-Q1
--   qualifier_total decimal(38,14) The qualifier so far
--   tier_reached int Number of the highest tier reached, the lowest being 1; 0 for none
--   next_tier_from decimal(38,14) Where the next tier begins; null at the top
--   earned_amount decimal(18,4) What the terms give for the volume so far
--   currency string ISO 4217 code of the amounts in the row
with newest as (
    select as_of_date, max(run_number) as run_number
    from runs
    group by as_of_date
),
newest_runs as (
    select runs.run_id, runs.as_of_date
    from runs
    inner join newest
        on newest.as_of_date = runs.as_of_date
        and newest.run_number = runs.run_number
)
select
    standings.run_id,
    standings.as_of_date,
    standings.program_id,
    standings.program_version,
    standings.customer_id,
    standings.period_id,
    standings.qualifier_total,
    standings.tier_reached,
    standings.next_tier_from,
    standings.earned_amount,
    standings.currency
from standings
inner join newest_runs
    on newest_runs.run_id = standings.run_id
    and newest_runs.as_of_date = standings.as_of_date
