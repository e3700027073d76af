-- Question: What is a program called, and in which currency and periods does it count?
-- Grain: one row, the program's newest version in the latest committed run; none where it is not published
-- Parameters: program_id string The program
-- Columns:
--   program_id string The program
--   name_en string Name in English
--   name_zh string Name in Chinese; null where none is given
--   currency string ISO 4217 code of the program's amounts
--   period string Length of the accrual period
with versions as (
    select program_id, program_version, name_en, name_zh, currency, period
    from program_versions_current
    where program_id = ?
),
newest as (
    select max(program_version) as program_version
    from versions
)
select
    versions.program_id,
    versions.name_en,
    versions.name_zh,
    versions.currency,
    versions.period
from versions
inner join newest on newest.program_version = versions.program_version
order by program_id
