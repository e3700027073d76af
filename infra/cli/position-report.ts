import { z } from "zod";
import { withDuckDb } from "../../shared/aws/duckdb.ts";
import { readRows } from "../../shared/aws/parquet.ts";
import { askForRows, sqlLiteral } from "../../shared/aws/questions.ts";
import { factKey } from "../../shared/facts/table.ts";
import { programs, rulePeriods } from "../../shared/facts/tables.ts";
import { invariant } from "../../shared/invariant.ts";
import { type PositionKey, positionId } from "../../shared/ledger/position.ts";
import type { LedgerEntry } from "../../shared/ledger/posting.ts";
import { shardCount, shardOf } from "../../shared/ledger/shard.ts";
import { parseDecimal } from "../../shared/money/decimal.ts";
import type { ProgramVersion } from "../../shared/program/program.ts";
import { withShare } from "../../shared/rebate/budget.ts";
import { type Explanation, explained } from "../../shared/rebate/explain.ts";
import type { AggregateRow } from "../../shared/run/aggregate-row.ts";
import { aggregateSql } from "../../shared/run/aggregate-sql.ts";
import { type PeriodRule, type RunRules, runRules } from "../../shared/run/period-rules.ts";
import { hasBudget, reckonPositions } from "../../shared/run/positions.ts";
import type { Tierline } from "./client.ts";
import { CommandFailure } from "./exit-codes.ts";
import { queryText } from "./query-text.ts";

const amount = z.string().transform(parseDecimal);

/** Why a line of the customer and the period counts, or does not. */
export const lineOutcomes = {
  counts: "counts",
  customer_not_eligible: "the customer is not eligible",
  product_not_in_scope: "the product is not in the program's scope",
  exchange_rate_missing: "held back: no exchange rate covers the day",
  unit_not_convertible: "held back: the program does not say how the line's unit converts",
} as const;

const LineRow = z.object({
  program_version: z.coerce.number(),
  role: z.enum(["both", "qualifier", "base"]),
  source_id: z.string(),
  order_id: z.string(),
  line_id: z.string(),
  order_date: z.string(),
  accrual_order_id: z.string(),
  accrual_date: z.string(),
  product_id: z.string(),
  quantity: amount,
  unit: z.string().nullable(),
  net_amount: amount,
  currency: z.string(),
  rate: amount.nullable(),
  program_net_amount: amount.nullable(),
  outcome: z.literal(Object.keys(lineOutcomes) as (keyof typeof lineOutcomes)[]),
});
export type PositionLine = z.infer<typeof LineRow>;

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
const RunRow = z.object({ run_id: z.string(), run_number: z.coerce.number(), as_of_date: z.string() });

/** A version and the days of the period that the run counted under it. */
export type GoverningVersion = ProgramVersion & { readonly firstDay: string; readonly dayAfter: string };

export type PositionReport = {
  readonly key: PositionKey;
  readonly run: z.infer<typeof RunRow>;
  readonly versions: readonly GoverningVersion[];
  readonly explanation: Explanation;
  /** What the run found and stored; undefined where it knows no such position. */
  readonly found: z.infer<typeof StandingRow> | undefined;
  /** The customer's lines of the period that do not count, with the reason. */
  readonly otherLines: readonly PositionLine[];
  readonly entries: readonly LedgerEntry[];
};

/**
 * Tells a position from the lines that the latest committed run counted, with the statement and the arithmetic of the run.
 * @throws CommandFailure notFound where the customer has neither lines nor entries under the program in the period
 */
export async function positionReport(tierline: Tierline, key: PositionKey): Promise<PositionReport> {
  const [latest] = await askForRows(tierline.queryDesk, await queryText("report/committed-runs"));
  if (latest === undefined) throw new CommandFailure("notFound", "no run has been committed yet");
  const run = RunRow.parse(latest);

  const [rules, days, lines, entries, found] = await Promise.all([
    rulesOf(tierline, run),
    daysOf(tierline, key, run),
    linesOf(tierline, key, run),
    entriesOf(tierline, key),
    foundBy(tierline, key, run),
  ]);
  if (!rules.versions.some(({ programId }) => programId === key.programId))
    throw new CommandFailure("notFound", `run ${run.run_id} knows no program ${key.programId}`);
  const rule = rules.periods.find(({ programId, period }) => programId === key.programId && period.id === key.periodId);
  if (rule === undefined || (lines.length === 0 && entries.length === 0))
    throw new CommandFailure("notFound", `nothing is known of ${positionId(key)}: no order lines, no entries`);

  return {
    key,
    run,
    versions: rule.versions.flatMap((version) => {
      const governed = days.find(({ program_version }) => program_version === version.version);
      return governed === undefined ? [] : [{ ...version, firstDay: governed.first_day, dayAfter: governed.day_after }];
    }),
    explanation: await explanationOf(tierline, key, run, rules, rule, found),
    found,
    otherLines: lines.filter(({ outcome }) => outcome !== "counts"),
    entries,
  };
}

type Run = z.infer<typeof RunRow>;

/** Reckons all the customer's positions from his lines, because programs may look at each other and back, and tells the one. */
async function explanationOf(
  tierline: Tierline,
  key: PositionKey,
  run: Run,
  rules: RunRules,
  rule: PeriodRule,
  found: PositionReport["found"],
): Promise<Explanation> {
  const sql = aggregateSql(await queryText("nightly/aggregate"), run, {
    shardsPerSpan: shardCount,
    customerId: key.customerId,
  });
  const rows = (await askForRows(tierline.queryDesk, sql)) as unknown as readonly AggregateRow[];
  const booked = [{ key, periodDayAfter: rule.period.dayAfter }];
  const reckoned = reckonPositions(rules, rows, booked, run.as_of_date).find(
    (one) => positionId(one.key) === positionId(key),
  );
  invariant(reckoned !== undefined, `${positionId(key)}: a position of a known period can be reckoned`);
  // One customer's lines do not say what the others leave of a budget: the run knows.
  const { volume, position } = reckoned;
  const share = hasBudget(rule) ? (found?.earned_amount ?? position.standing.earned) : position.standing.earned;
  return explained(volume, share.lt(position.standing.earned) ? withShare(position, share) : position);
}

/** The run's rules, as its functions read them. */
async function rulesOf({ lake }: Tierline, run: Run): Promise<RunRules> {
  return withDuckDb(async (duckdb) => {
    const snapshot = (table: typeof programs) => readRows(duckdb, lake, [factKey(table, run.as_of_date, run.run_id)]);
    return runRules(await snapshot(programs), await snapshot(rulePeriods));
  });
}

async function linesOf(tierline: Tierline, { programId, periodId, customerId }: PositionKey, run: Run) {
  const ofRun = [run.run_id, run.as_of_date];
  // Rules, lines, customer scopes, product scopes, rates and units are each asked for this run alone.
  const values = [programId, periodId, ...ofRun, customerId, ...ofRun, ...ofRun, ...ofRun, ...ofRun, ...ofRun];
  return (await rowsOf(tierline, "explain/position-lines", values)).map((row) => LineRow.parse(row));
}

/** The days of the period that each version governed in the run. */
async function daysOf(tierline: Tierline, { programId, periodId }: PositionKey, run: Run) {
  const rows = await rowsOf(tierline, "explain/governing-versions", [programId, periodId, run.run_id, run.as_of_date]);
  return rows.map((row) => VersionRow.parse(row));
}

async function foundBy(tierline: Tierline, { programId, customerId, periodId }: PositionKey, run: Run) {
  const values = [programId, customerId, periodId, run.run_id, run.as_of_date];
  const [row] = await rowsOf(tierline, "explain/position-standing", values);
  return row === undefined ? undefined : StandingRow.parse(row);
}

async function rowsOf(tierline: Tierline, query: string, values: readonly string[]) {
  const literals = values.map((value) => sqlLiteral("string", value));
  return askForRows(tierline.queryDesk, await queryText(query), literals);
}

async function entriesOf({ ledger }: Tierline, key: PositionKey): Promise<readonly LedgerEntry[]> {
  const ofShard = await ledger.entries(shardOf(key.customerId), 0, 99_999_999);
  return ofShard.filter((entry) => positionId(entry.key) === positionId(key)).sort((a, b) => a.runNumber - b.runNumber);
}
