-- Question: What did the customers of a program and those held out of it by lot buy, before and since it began, as stored with the panel?
-- Grain: one row per program_id, outcome_name, unit_id; only cohorts of which the lot holds customers out
-- Columns:
--   program_id string The program
--   outcome_name string net_amount, net_amount_winsorised, orders, active or contract_amount
--   unit_id string The customer
--   is_held_out boolean Whether the lot kept the customer out of the program
--   stratum string Segment of the customer; null where no customer file names one
--   outcome double Mean per full month since the cohort month
--   outcome_before double Mean per full month before it; 0 for a customer without one
select
    hold_out.program_id,
    hold_out.outcome_name,
    hold_out.unit_id,
    hold_out.is_held_out,
    hold_out.stratum,
    hold_out.outcome,
    hold_out.outcome_before
from hold_out
inner join latest_panel on latest_panel.panel_id = hold_out.panel_id
