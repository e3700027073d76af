import { explainedLineFields } from "../../../shared/explanation/explained-lines.ts";
import type { FactRow } from "../../../shared/facts/table.ts";
import { positionId } from "../../../shared/ledger/position.ts";
import { formatDecimal } from "../../../shared/money/decimal.ts";
import type { ProgramVersion } from "../../../shared/program/program.ts";
import type { Explanation } from "../../../shared/rebate/explain.ts";
import { nextTierOf } from "../../../shared/rebate/next-tier.ts";
import { estimateRows } from "../../../shared/run/estimate-row.ts";
import { standingRow } from "../../../shared/run/standing-row.ts";
import type { Comparison } from "./comparison.ts";
import type { SimulatedPosition } from "./positions.ts";
import { settlementJson } from "./settlement.ts";
import type { TakenFile } from "./simulate.ts";
import { nothing, type Tallies } from "./tally.ts";
import type { Told } from "./tell.ts";

/** What was taken in and what the terms make of it; field names as in the facts, decimals as text in plain digits. */
export type SimulationReport = {
  readonly as_of_date: string;
  readonly files: readonly ReturnType<typeof fileRow>[];
  readonly programs: ReturnType<typeof programRows>;
  /** Where the terms bound payouts: what is paid when, and what is carried forward. */
  readonly payouts: Told["payouts"];
  /** Where drafts were given. */
  readonly comparison?: Comparison;
};

export function simulationReport(
  asOfDate: string,
  files: readonly TakenFile[],
  versions: readonly ProgramVersion[],
  { tallies, payouts }: Told,
  heldOut: ReadonlyMap<string, number>,
): SimulationReport {
  return {
    as_of_date: asOfDate,
    files: files.map(fileRow),
    programs: programRows(versions, tallies, heldOut, asOfDate),
    payouts,
  };
}

/** The report as JSON with its positions, in pieces, because a text has an end that a million lines pass. */
export function* simulationJson({ comparison, ...head }: SimulationReport, positions: readonly string[]) {
  yield `${JSON.stringify(head, null, 2).slice(0, -"\n}".length)},\n  "positions": [`;
  for (const [index, json] of positions.entries())
    yield json.replaceAll(/^/gm, "    ") + (index === positions.length - 1 ? "" : ",");
  const tail = comparison === undefined ? "" : `,\n  "comparison": ${JSON.stringify(comparison, null, 2)}`;
  yield `  ]${tail}\n}`;
}

function fileRow({ kind, file, rowsIn, rowsAccepted, rowsRejected, rejectReasons, unusedColumns }: TakenFile) {
  return {
    kind,
    // Files are numbered as they are taken in, so that two of one name keep apart.
    file: file.split("/").at(-1)?.replace(/^\d+-/, "") ?? file,
    rows_in: rowsIn,
    rows_accepted: rowsAccepted,
    rows_rejected: rowsRejected,
    reject_reasons: rejectReasons,
    unused_columns: unusedColumns,
  };
}

/** One row per program, those without positions too. */
function programRows(
  versions: readonly ProgramVersion[],
  tallies: Tallies,
  heldOut: ReadonlyMap<string, number>,
  asOfDate: string,
) {
  return [...Map.groupBy(versions, ({ programId }) => programId)].map(([programId, ofProgram]) => {
    const { positions, netAmount, earned, toAccrue, heldLines, earnedBy } = tallies.get(programId) ?? nothing;
    return {
      program_id: programId,
      currency: ofProgram[0]?.document.currency ?? "",
      positions,
      customers: earnedBy.size,
      customers_earning: [...earnedBy.values()].filter((amount) => amount.gt(0)).length,
      customers_held_out: heldOut.get(programId) ?? 0,
      net_amount: formatDecimal(netAmount),
      earned_amount: formatDecimal(earned),
      to_accrue_amount: formatDecimal(toAccrue),
      held_lines: heldLines,
      remark: positions > 0 ? null : whyNoPosition(ofProgram, asOfDate),
    };
  });
}

/** A date that was left as it stood in a template is the commonest reason. */
function whyNoPosition(versions: readonly ProgramVersion[], asOfDate: string): string {
  const first = versions.map(({ document }) => document.effective.from).sort()[0];
  return first !== undefined && first > asOfDate ? `begins on ${first}, after ${asOfDate}` : "no line counts";
}

/** A position as the facts standings and accrual_estimates have it, and what only a simulation tells. */
export function positionJson(simulated: SimulatedPosition, asOfDate: string): string {
  const { key, volume, position, explanation } = simulated;
  const run = { run_id: "", run_number: 0, as_of_date: asOfDate };
  const next = nextTierOf(volume, position);
  const [estimate] = estimateRows(run, simulated);
  const told = {
    position: positionId(key),
    ...without(standingRow(run, { ...simulated, booked: undefined, entry: undefined }), ["run_id", "accrued_amount"]),
    next_tier_gain_amount: next === undefined ? null : formatDecimal(next.gain),
    next_tier_return_percent: next?.returnPercent === undefined ? null : formatDecimal(next.returnPercent),
    settlement: settlementJson(simulated, asOfDate),
    estimate: estimate === undefined ? null : without(estimate, [...keyColumns, "earned_amount", "to_accrue_amount"]),
    ...(explanation === undefined ? {} : { explanation: explanationJson(explanation) }),
  };
  return JSON.stringify(told, null, 2);
}

const keyColumns = ["run_id", "program_id", "program_version", "customer_id", "period_id", "currency"];

function without(row: FactRow, names: readonly string[]): FactRow {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
}

function explanationJson({ lines, crossings, steps }: Explanation) {
  return {
    lines: lines.map(explainedLineFields),
    crossings: crossings.map(({ line, direction, tier, from }) => ({
      source_id: line.sourceId,
      order_id: line.orderId,
      line_id: line.lineId,
      direction,
      tier,
      from: formatDecimal(from),
    })),
    steps: steps.map(({ step, before, after }) => ({
      step,
      before: formatDecimal(before),
      after: formatDecimal(after),
    })),
  };
}
