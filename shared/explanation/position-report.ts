import { z } from "zod";
import { invariant } from "../invariant.ts";
import { type PositionKey, positionId } from "../ledger/position.ts";
import type { LedgerEntry } from "../ledger/posting.ts";
import { parseDecimal } from "../money/decimal.ts";
import { drawOf, heldOutBelow, holdOutOf } from "../program/hold-out.ts";
import type { ProgramVersion } from "../program/program.ts";
import type { Explanation } from "../rebate/explain.ts";
import type { AggregateRow } from "../run/aggregate-row.ts";
import type { RunRules } from "../run/period-rules.ts";
import type { RunReference } from "../run/plan.ts";
import { reckonPositions } from "../run/positions.ts";
import { PositionLine } from "./position-lines.ts";
import { toldPosition } from "./told-position.ts";

const amount = z.string().transform(parseDecimal);

const StandingRow = z.object({
  earned_amount: amount,
  to_accrue_amount: amount,
  estimate: z.string().nullable(),
  forecast_method: z.string().nullable(),
  forecast_volume: amount.nullable(),
  forecast_low: amount.nullable(),
  forecast_high: amount.nullable(),
  expected_tier: z.coerce.number().nullable(),
  expected_earned_amount: amount.nullable(),
  constraint_percent: z.string().nullable(),
  constraint_binds: z.stringbool().nullable(),
});

const VersionRow = z.object({ program_version: z.coerce.number(), first_day: z.string(), day_after: z.string() });

/** A version and the days of the period that the run counted under it. */
export type GoverningVersion = ProgramVersion & { readonly firstDay: string; readonly dayAfter: string };

/** What a customer drew in the lot of a version that holds it out. */
export type Draw = {
  readonly version: number;
  readonly lot: string;
  readonly draw: number;
  /** The first draw that is not held out. */
  readonly heldOutBelow: number;
};

/** A position told from the lines that a run counted, and what is booked of it. */
export type PositionReport = {
  readonly key: PositionKey;
  readonly run: RunReference;
  readonly versions: readonly GoverningVersion[];
  readonly explanation: Explanation;
  /** What the run found and stored; undefined where it knows no such position. */
  readonly found: z.infer<typeof StandingRow> | undefined;
  /** Of the versions whose lot holds the customer out. */
  readonly draws: readonly Draw[];
  /** The customer's lines of the period that do not count, with the reason. */
  readonly otherLines: readonly PositionLine[];
  /** In the order of the runs that posted them. */
  readonly entries: readonly LedgerEntry[];
};

/** There is nothing to tell: no such program in the run, or neither lines nor entries of the customer. */
export class PositionUnknown extends Error {
  override readonly name = "PositionUnknown";
}

/** What was found of a position, as rows of text. */
export type ReportFindings = {
  readonly run: RunReference;
  readonly rules: RunRules;
  /** Rows of queries/explain/governing-versions.sql. */
  readonly versions: readonly unknown[];
  /** Rows of queries/explain/position-lines.sql. */
  readonly lines: readonly unknown[];
  /** Rows of queries/explain/position-standing.sql: one or none. */
  readonly standing: readonly unknown[];
  /** Rows of queries/nightly/aggregate.sql for the customer alone, line by line. */
  readonly aggregate: readonly AggregateRow[];
  readonly entries: readonly LedgerEntry[];
};

/**
 * Tells a position from what the latest committed run counted, with the arithmetic of the run.
 * @throws PositionUnknown where the customer has neither lines nor entries under the program in the period
 */
export function positionReport(key: PositionKey, findings: ReportFindings): PositionReport {
  const { run, rules, aggregate, entries } = findings;
  const lines = findings.lines.map((row) => PositionLine.parse(row));
  const [found] = findings.standing.map((row) => StandingRow.parse(row));
  if (!rules.versions.some(({ programId }) => programId === key.programId))
    throw new PositionUnknown(`run ${run.run_id} knows no program ${key.programId}`);
  const rule = rules.periods.find(({ programId, period }) => programId === key.programId && period.id === key.periodId);
  if (rule === undefined || (lines.length === 0 && entries.length === 0))
    throw new PositionUnknown(`nothing is known of ${positionId(key)}: no order lines, no entries`);

  // All the customer's positions, because programs may look at each other and back.
  const booked = [{ key, periodDayAfter: rule.period.dayAfter }];
  const reckoned = reckonPositions(rules, aggregate, booked, run.as_of_date).find(
    (one) => positionId(one.key) === positionId(key),
  );
  invariant(reckoned !== undefined, `${positionId(key)}: a position of a known period can be reckoned`);
  const days = findings.versions.map((row) => VersionRow.parse(row));
  return {
    key,
    run,
    versions: rule.versions.flatMap((version) => {
      const governed = days.find(({ program_version }) => program_version === version.version);
      return governed === undefined ? [] : [{ ...version, firstDay: governed.first_day, dayAfter: governed.day_after }];
    }),
    explanation: toldPosition(reckoned, found?.earned_amount),
    found,
    draws: drawsOf(key.customerId, rule.versions, lines),
    otherLines: lines.filter(({ outcome }) => outcome !== "counts"),
    entries,
  };
}

function drawsOf(
  customerId: string,
  versions: readonly ProgramVersion[],
  lines: readonly PositionLine[],
): readonly Draw[] {
  const holdingOut = new Set(
    lines.filter(({ outcome }) => outcome === "customer_held_out").map((line) => line.program_version),
  );
  return versions
    .filter(({ version }) => holdingOut.has(version))
    .map(({ version, document }) => {
      const holdOut = holdOutOf(document);
      invariant(holdOut !== undefined, `version ${version} holds ${customerId} out, and says of whom it does`);
      const draw = {
        version,
        lot: holdOut.lot,
        draw: drawOf(holdOut.lot, customerId),
        heldOutBelow: heldOutBelow(holdOut),
      };
      invariant(draw.draw < draw.heldOutBelow, `${customerId} draws in ${holdOut.lot} what the run's query drew`);
      return draw;
    });
}
