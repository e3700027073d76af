-- Question: Where do the tiers of each program version begin?
-- Grain: one row per program_id, program_version, tier
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   program_id string The rebate program
--   program_version int The version of the program whose terms applied
--   tier int Number of the tier, the lowest being 1
--   tier_from decimal(38,14) Where the tier begins, in the qualifier's measure
select
    rule_tiers.run_id,
    rule_tiers.as_of_date,
    rule_tiers.program_id,
    rule_tiers.program_version,
    rule_tiers.tier,
    rule_tiers.tier_from
from rule_tiers
inner join latest_run
    on latest_run.run_id = rule_tiers.run_id
    and latest_run.as_of_date = rule_tiers.as_of_date
