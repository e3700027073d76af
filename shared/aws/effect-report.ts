import { z } from "zod";
import { DensityRow } from "../effects/answer-rows.ts";
import { type EffectReport, EffectsUnknown, effectReport } from "../effects/effect-report.ts";
import type { MarketTruth } from "../effects/market-truth.ts";
import { deadlineWindow } from "../effects/report/pull-forward.ts";
import type { Assumptions } from "../effects/report/worth.ts";
import {
  BinRow,
  BunchingRow,
  GroupRow,
  HoldOutMeanRow,
  MeasurementRow,
  PeriodRow,
  PhaseRow,
  ProgramRow,
  PullForwardRow,
  PurchaseBaselineRow,
  QuartileRow,
  RegressionRow,
  ReturnRow,
  SummaryRow,
  ThresholdEffectRow,
} from "../effects/report-rows.ts";
import { formatDecimal } from "../money/decimal.ts";
import { parseQueryFile } from "../queries/query-file.ts";
import { scopedSql } from "../queries/scoped-sql.ts";
import { askForRows, type QueryDesk, sqlLiteral } from "./questions.ts";

/** The query files that a report of effects is made from, as paths below queries/. */
export const effectReportQueries = [
  "effect-report/program",
  "effect-report/measurement",
  "effect-report/summaries",
  "effect-report/density-bins",
  "effect-report/threshold-effects",
  "effect-report/purchase-baseline",
  "effect-report/finished-periods",
  "effects/effect-comparison-groups",
  "effects/effect-hold-out",
  "effects/effect-return",
  "effects/effect-pull-forward",
  "effects/effect-bunching",
  "effects/effect-density-test",
  "effects/effect-regression",
  "effects/effect-by-earlier-volume",
  "purchases/volume-and-frequency-before-and-after",
] as const;
export type EffectReportQuery = (typeof effectReportQueries)[number];

/** One of them as it was asked, with the values of its parameters by name. */
export type EffectQuestion = { readonly query: EffectReportQuery; readonly values: Readonly<Record<string, string>> };

/** How near to a tier a customer ended, as a share of the tier's bound, to be counted beside it. */
const bandwidth = "0.2";

export type EffectReportServices = {
  readonly queryDesk: QueryDesk;
  /** The text of a query file. */
  readonly queryText: (name: EffectReportQuery) => Promise<string>;
  /** Names the state of the facts, so that Athena may give the answers again that it gave in the same state; left out, all is asked anew. */
  readonly mark?: string;
};

/**
 * Asks for all that a report of a program's effects is made from, and says what it asked. What was measured after the run comes from
 * the facts, the rest is asked now.
 * @throws EffectsUnknown where there is no such program, or nothing was measured of it
 */
export async function askForEffectReport(
  { queryDesk, queryText, mark }: EffectReportServices,
  programId: string,
  assumptions: Assumptions,
  market?: MarketTruth,
): Promise<EffectReport & { readonly questions: readonly EffectQuestion[] }> {
  const questions: EffectQuestion[] = [];
  const [program] = await rowsOf("effect-report/program", ProgramRow, [programId]);
  if (program === undefined) throw new EffectsUnknown(`the latest committed run knows no program ${programId}`);
  const [measurement] = await rowsOf("effect-report/measurement", MeasurementRow, []);
  if (measurement === undefined)
    throw new EffectsUnknown(
      "no effects have been measured yet: a night does so after its commit, so run one with `npx tierline run --as-of DATE`",
    );
  const [[group], summaries] = await Promise.all([
    ofProgram("effects/effect-comparison-groups", GroupRow, [programId]),
    rowsOf("effect-report/summaries", SummaryRow, [programId]),
  ]);
  if (group === undefined)
    throw new EffectsUnknown(
      `${programId} reaches no customer who buys in its currency, so there is nothing to measure; its scope and the days it is in force decide that`,
    );
  if (summaries.length === 0)
    throw new EffectsUnknown(
      `${programId} was not there yet when effects were measured last, after the run ${measurement.run_id}: a night that changes the panel measures it, so run one with \`npx tierline run --as-of DATE\``,
    );
  const hasEffect = summaries.some(({ estimate }) => estimate !== null);
  const isHeldOut = group.held_out_customers > 0;
  const [
    holdOutMeans,
    bins,
    thresholds,
    baselines,
    bunching,
    densities,
    returns,
    deadline,
    regressions,
    quartiles,
    phases,
  ] = await Promise.all([
    isHeldOut ? ofProgram("effects/effect-hold-out", HoldOutMeanRow, [programId, "%"]) : [],
    rowsOf("effect-report/density-bins", BinRow, [programId]),
    rowsOf("effect-report/threshold-effects", ThresholdEffectRow, [programId]),
    rowsOf("effect-report/purchase-baseline", PurchaseBaselineRow, [programId]),
    ofProgram("effects/effect-bunching", BunchingRow, [programId, bandwidth]),
    ofProgram("effects/effect-density-test", DensityRow, [programId, bandwidth]),
    hasEffect ? ofProgram("effects/effect-return", ReturnRow, [programId, "net_amount%", ...worthOf(assumptions)]) : [],
    hasEffect ? aroundDeadline(group) : undefined,
    hasEffect ? ofProgram("effects/effect-regression", RegressionRow, [programId, "%"]) : [],
    hasEffect ? ofProgram("effects/effect-by-earlier-volume", QuartileRow, [programId, "orders"]) : [],
    hasEffect ? [] : ofProgram("purchases/volume-and-frequency-before-and-after", PhaseRow, [programId]),
  ]);
  const measured = { program, measurement, group, summaries, bins, thresholds, purchaseBaseline: baselines[0] };
  const asked = { holdOutMeans, bunching, densities, returns, deadline, regressions, quartiles, phases };
  return { ...effectReport({ ...measured, ...asked }, assumptions, market), questions };

  async function aroundDeadline(group: GroupRow) {
    const periods = await rowsOf("effect-report/finished-periods", PeriodRow, [programId]);
    const window = deadlineWindow(periods, group);
    if (window === undefined) return undefined;
    const { period, periodsBefore, periodsAfter } = window;
    const rows = await ofProgram("effects/effect-pull-forward", PullForwardRow, [
      ...[programId, "orders"],
      ...[period.deadline_period, periodsBefore, periodsAfter].map(String),
    ]);
    return { window, rows };
  }

  /** In a pattern some characters of an id stand for any, so other programs may answer too. */
  async function ofProgram<Row extends { readonly program_id: string }>(
    name: EffectReportQuery,
    row: z.ZodType<Row>,
    values: readonly string[],
  ): Promise<readonly Row[]> {
    return (await rowsOf(name, row, values)).filter(({ program_id }) => program_id === programId);
  }

  async function rowsOf<Row>(
    name: EffectReportQuery,
    row: z.ZodType<Row>,
    values: readonly string[],
  ): Promise<readonly Row[]> {
    const file = parseQueryFile(name, await queryText(name));
    const literals = file.parameters.map(({ type }, index) => sqlLiteral(type, values[index] ?? ""));
    const named = file.parameters.map((parameter, index) => [parameter.name, values[index] ?? ""] as const);
    questions.push({ query: name, values: Object.fromEntries(named) });
    const sql = mark === undefined ? file.sql : scopedSql(file, { mark });
    return z.array(row).parse(await askForRows(queryDesk, sql, literals, { reuse: mark !== undefined }));
  }
}

/** A margin that nobody stated is none; the report leaves out what would rest on it. */
function worthOf({ marginFraction = "0", administrationCostAmount }: Assumptions): readonly string[] {
  return [marginFraction, formatDecimal(administrationCostAmount)];
}
