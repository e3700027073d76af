-- Question: Which version of each program is in force?
-- Grain: one row per program_id that governs the latest run's as-of date
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   program_id string The rebate program
--   program_version int The version of the program whose terms applied
--   name_en string Name in English
--   name_zh string Name in Chinese; null where none is given
--   effective_from date First day on which the version governs
--   effective_until date Day after the last day on which the version governs; null while open
--   currency string ISO 4217 code of the amounts in the row
--   period string Length of the accrual period
--   method string whole or banded
--   qualifier_measure string The measure that decides the tier
--   base_measure string The measure that the benefit is applied to
--   contract_reference string The contract that the program rests on
--   document string The whole version as JSON
--   document_sha256 string SHA-256 of the canonical document
--   published_at timestamp When the version was published, UTC
with versions as (
    select
        run_id,
        as_of_date,
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
        document,
        document_sha256,
        published_at
    from program_versions_current
),
governing_versions as (
    -- Which version governs a day is decided once, by the run's plan.
    select program_id, program_version
    from rule_periods_current
    where first_day <= cast(as_of_date as date) and day_after > cast(as_of_date as date)
)
select
    versions.run_id,
    versions.as_of_date,
    versions.program_id,
    versions.program_version,
    versions.name_en,
    versions.name_zh,
    versions.effective_from,
    versions.effective_until,
    versions.currency,
    versions.period,
    versions.method,
    versions.qualifier_measure,
    versions.base_measure,
    versions.contract_reference,
    versions.document,
    versions.document_sha256,
    versions.published_at
from versions
inner join governing_versions
    on governing_versions.program_id = versions.program_id
    and governing_versions.program_version = versions.program_version
