import type { FactRow } from "../facts/table.ts";
import type { ProgramVersion } from "../program/program.ts";

/** The tiers of program versions as rows of the rule_tiers fact. */
export function tierRows(runId: string, versions: readonly ProgramVersion[]): readonly FactRow[] {
  return versions.flatMap(({ programId, version, document }) =>
    document.tiers.map(({ from }, index) => ({
      run_id: runId,
      program_id: programId,
      program_version: version,
      tier: index + 1,
      tier_from: from,
    })),
  );
}
