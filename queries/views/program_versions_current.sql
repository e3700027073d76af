-- Question: Which program versions are published?
-- Grain: one row per program_id, program_version
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
select
    programs.run_id,
    programs.as_of_date,
    programs.program_id,
    programs.program_version,
    programs.name_en,
    programs.name_zh,
    programs.effective_from,
    programs.effective_until,
    programs.currency,
    programs.period,
    programs.method,
    programs.qualifier_measure,
    programs.base_measure,
    programs.contract_reference,
    programs.document,
    programs.document_sha256,
    programs.published_at
from programs
inner join latest_run
    on latest_run.run_id = programs.run_id
    and latest_run.as_of_date = programs.as_of_date
