-- Question: How far from each tier did each customer end each finished period, and what did they buy in the next one, as stored with the panel?
-- Grain: one row per program_id, period_id, tier, unit_id; only tiers above zero that a customer's volume of the period decides
-- Columns:
--   program_id string The program
--   period_id string The finished accrual period, such as 2011-Q1
--   tier int Number of the tier, the lowest being 1
--   unit_id string The customer
--   distance double Qualifier less the tier's bound, as a share of the bound: 0 and more have reached it
--   distance_before double The same distance of the customer's volume in the same period a year before, or of all net amount then where the program had no such period; null where there was none
--   outcome double Net amount of the next period of equal length; null where it is not over yet
select
    threshold.program_id,
    threshold.period_id,
    threshold.tier,
    threshold.unit_id,
    threshold.distance,
    threshold.distance_before,
    threshold.outcome
from threshold
inner join latest_panel on latest_panel.panel_id = threshold.panel_id
