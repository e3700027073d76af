import { z } from "zod";
import { periodContaining } from "../calendar/accrual-period.ts";
import type { CalendarPeriod } from "../calendar/period.ts";
import { compareText } from "../compare-text.ts";
import { type ProgramVersion, programDocument } from "../program/program.ts";
import { isOfPeriod, ruleRoles } from "./rule-rows.ts";

/** One accrual period of a program that a run computes, and the versions that govern days of it. */
export type PeriodRule = {
  readonly programId: string;
  readonly period: CalendarPeriod;
  /** In the order in which they govern. */
  readonly versions: readonly ProgramVersion[];
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
  role: z.enum(ruleRoles),
  first_day: z.string(),
  day_after: z.string(),
});

/** A run's rules as its rows of the tables programs and rule_periods pinned them. */
export type RunRules = {
  /** Each program's in order of days. */
  readonly periods: readonly PeriodRule[];
  /** Every published version, each program's in order of publication. */
  readonly versions: readonly ProgramVersion[];
};

export function runRules(programRows: readonly unknown[], ruleRows: readonly unknown[]): RunRules {
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
  const governing = ruleRows
    .map((row) => RuleRow.parse(row))
    .filter(({ role }) => isOfPeriod(role))
    .sort((a, b) => compareText(a.first_day, b.first_day))
    .map((rule) => {
      const version = versions.get(`${rule.program_id}/${rule.program_version}`);
      if (version === undefined) throw new Error(`rule for unknown version ${rule.program_id}/${rule.program_version}`);
      return { version, periodId: rule.period_id, firstDay: rule.first_day };
    });
  const periods = [
    ...Map.groupBy(governing, ({ version, periodId }) => `${version.programId}/${periodId}`).values(),
  ].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const period = periodContaining(first.version.document, first.firstDay);
    if (period?.id !== first.periodId) throw new Error(`${first.periodId} is no period of ${first.version.programId}`);
    const inOrder = [...new Set([first, ...others].map(({ version }) => version))];
    return [{ programId: first.version.programId, period, versions: inOrder }];
  });
  return { periods, versions: [...versions.values()].sort((a, b) => a.version - b.version) };
}
