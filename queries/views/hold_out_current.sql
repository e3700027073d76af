-- Question: What did the customers of a program and those held out of it by lot buy, before and since it began?
-- Grain: one row per program_id, outcome_name, unit_id; only programs that hold customers out
-- Columns:
--   program_id string The program
--   outcome_name string net_amount, net_amount_winsorised, orders, active or contract_amount
--   unit_id string The customer
--   is_held_out boolean Whether the lot kept the customer out of the program
--   stratum string Segment of the customer; null where no customer file names one
--   outcome double Mean per full month since the cohort month
--   outcome_before double Mean per full month before it; 0 for a customer without one
select '' as program_id, '' as outcome_name, '' as unit_id, false as is_held_out, '' as stratum, cast(0 as double) as outcome, cast(0 as double) as outcome_before
from latest_run
where false
