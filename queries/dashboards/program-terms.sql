-- Question: What does a program say?
-- Grain: one row, the version in force, or the newest one where none is; none where the program is not published
-- Parameters: program_id string The program
-- Columns:
--   program_id string The program
--   program_version int The version that is shown
--   name_en string Name in English
--   name_zh string Name in Chinese; null where none is given
--   is_in_force boolean Whether it governs the as-of date of the latest run
--   effective_from date First day on which the version governs
--   effective_until date Day after the last day on which its text says it governs; null while open
--   contract_reference string The contract that the program rests on
--   document string The whole version as JSON
with versions as (
    select
        program_versions_current.program_id,
        program_versions_current.program_version,
        program_versions_current.name_en,
        program_versions_current.name_zh,
        programs_current.program_id is not null as is_in_force,
        program_versions_current.effective_from,
        program_versions_current.effective_until,
        program_versions_current.contract_reference,
        program_versions_current.document
    from program_versions_current
    left join programs_current
        on programs_current.program_id = program_versions_current.program_id
        and programs_current.program_version = program_versions_current.program_version
    where program_versions_current.program_id = ?
),
ranked_versions as (
    select
        program_id,
        program_version,
        name_en,
        name_zh,
        is_in_force,
        effective_from,
        effective_until,
        contract_reference,
        document,
        row_number() over (partition by program_id order by is_in_force desc, program_version desc) as version_rank
    from versions
)
select
    program_id,
    program_version,
    name_en,
    name_zh,
    is_in_force,
    effective_from,
    effective_until,
    contract_reference,
    document
from ranked_versions
where version_rank = 1
order by program_id
