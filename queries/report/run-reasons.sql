-- Question: Why do positions of a run earn nothing, or less than their tiers give, or cannot be paid yet?
-- Grain: one row per program_id, reason
-- Parameters: run_id string The run
-- Parameters: as_of_date string Its as-of date, so that only its own partition is read
-- Columns:
--   program_id string The rebate program
--   reason string The reason, a key of the standing reasons
--   positions bigint Positions that it holds for
with reasons as (
    select program_id, reason
    from standings
    where run_id = ? and as_of_date = ? and reason is not null
)
select program_id, reason, count(*) as positions
from reasons
group by program_id, reason
order by program_id, positions desc, reason
