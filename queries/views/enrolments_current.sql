-- Question: Who is in which program since which month, and who is held out of it?
-- Grain: one row per program_id, customer_id
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   program_id string The rebate program
--   customer_id string The customer who bought
--   currency string ISO 4217 code of the program's currency
--   cohort_month string First month in which the program could pay the customer, as text YYYY-MM
--   is_held_out boolean Whether the customer was drawn by lot to stay without the program
--   stratum string Segment of the customer; null where no customer file names one
select
    enrolments.run_id,
    enrolments.as_of_date,
    enrolments.program_id,
    enrolments.customer_id,
    enrolments.currency,
    enrolments.cohort_month,
    enrolments.is_held_out,
    enrolments.stratum
from enrolments
inner join latest_run
    on latest_run.run_id = enrolments.run_id
    and latest_run.as_of_date = enrolments.as_of_date
