-- Question: Which program versions had been published when a run was planned?
-- Grain: one row per program_id, program_version
-- Parameters: run_id string The run
-- Parameters: as_of_date string Its as-of date, so that only its own partition is read
-- Columns:
--   program_id string The program
--   program_version int The version
--   document string The whole version as JSON
--   document_sha256 string SHA-256 of the canonical document
--   published_at timestamp When the version was published, UTC
select program_id, program_version, document, document_sha256, published_at
from programs
where run_id = ? and as_of_date = ?
