-- Question: Which program versions are published, when does each govern, and which is in force?
-- Grain: one row per program_id, program_version
-- Columns:
--   program_id string The rebate program
--   program_version int The version, from 1 in the order of publication
--   name_en string Name in English
--   name_zh string Name in Chinese; null where none is given
--   effective_from date First day on which the version governs
--   effective_until date Day after the last day on which its text says it governs; null while open
--   is_in_force boolean Whether it governs the as-of date of the latest run
--   currency string ISO 4217 code of its amounts
--   period string Length of the accrual period
--   method string How tiers apply
--   qualifier_measure string The measure that decides the tier
--   base_measure string The measure that the benefit is applied to
--   contract_reference string The contract that the program rests on
--   published_at timestamp When the version was published, UTC
with versions as (
    select
        program_id,
        program_version,
        name_en,
        name_zh,
        effective_from,
        effective_until,
        currency,
        period,
        method,
        qualifier_measure,
        base_measure,
        contract_reference,
        published_at
    from program_versions_current
),
in_force as (
    select program_id, program_version
    from programs_current
)
select
    versions.program_id,
    versions.program_version,
    versions.name_en,
    versions.name_zh,
    versions.effective_from,
    versions.effective_until,
    in_force.program_id is not null as is_in_force,
    versions.currency,
    versions.period,
    versions.method,
    versions.qualifier_measure,
    versions.base_measure,
    versions.contract_reference,
    versions.published_at
from versions
left join in_force
    on in_force.program_id = versions.program_id
    and in_force.program_version = versions.program_version
order by program_id, program_version
