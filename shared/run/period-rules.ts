import { z } from "zod";
import { type ProgramVersion, programDocument } from "../program/program.ts";

/** What one version of a program governs within one accrual period, the days [firstDay, dayAfter): a row of rule_periods. */
export type PeriodRule = {
  readonly version: ProgramVersion;
  readonly periodId: string;
  readonly firstDay: string;
  readonly dayAfter: string;
};

const ProgramRow = z.object({
  program_id: z.string(),
  program_version: z.coerce.number(),
  document: z.string().transform((json) => programDocument.parse(JSON.parse(json))),
  document_sha256: z.string(),
  published_at: z.string(),
});

const RuleRow = z.object({
  program_id: z.string(),
  program_version: z.coerce.number(),
  period_id: z.string(),
  first_day: z.string(),
  day_after: z.string(),
});

/** A run's rules as its rows of the tables programs and rule_periods pinned them, each program's in order of days. */
export function periodRules(programRows: readonly unknown[], ruleRows: readonly unknown[]): readonly PeriodRule[] {
  const versions = new Map(
    programRows.map((row): [string, ProgramVersion] => {
      const pinned = ProgramRow.parse(row);
      return [
        `${pinned.program_id}/${pinned.program_version}`,
        {
          programId: pinned.program_id,
          version: pinned.program_version,
          document: pinned.document,
          documentSha256: pinned.document_sha256,
          publishedAt: pinned.published_at,
        },
      ];
    }),
  );
  return ruleRows
    .map((row) => RuleRow.parse(row))
    .sort((a, b) => (a.first_day < b.first_day ? -1 : 1))
    .map((rule) => {
      const version = versions.get(`${rule.program_id}/${rule.program_version}`);
      if (version === undefined) throw new Error(`rule for unknown version ${rule.program_id}/${rule.program_version}`);
      return { version, periodId: rule.period_id, firstDay: rule.first_day, dayAfter: rule.day_after };
    });
}
