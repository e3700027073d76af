import type { MonthVolume } from "../forecast/month-volume.ts";
import { type Decimal, parseDecimal, zero } from "../money/decimal.ts";
import type { ProgramVersion, VolumeMeasure } from "../program/program.ts";
import { addMeasures, type Measures, noVolume } from "../rebate/measures.ts";
import { needsLines } from "../rebate/needs-lines.ts";
import type { History, LookBack } from "../rebate/parcel.ts";
import { type LinedVolume, lineKey, type QualifyingLine, volumeOfLines } from "../rebate/qualifying-line.ts";
import { type AggregateRow, rowLine, rowMeasures } from "./aggregate-row.ts";
import { isOfPeriod, type RuleRole } from "./rule-rows.ts";

/**
 * A position's volume from its rows of the aggregate: line by line where the rows are lines, otherwise one parcel per version.
 * @param versions those that govern days of the period, in order
 */
export function positionVolume(
  versions: readonly ProgramVersion[],
  rows: readonly AggregateRow[],
  customerId: string,
  guaranteeExcess: Decimal,
): LinedVolume {
  const history: History = { customerId, guaranteeExcess, lookBacks: lookBacksIn(rows) };
  const own = rows.filter(({ role }) => isOfPeriod(role));
  const isByLine = own.some(({ line_id }) => line_id !== null) || versions.some(({ document }) => needsLines(document));
  if (isByLine) return volumeOfLines(versions, linesIn(own), history);
  const parcels = versions.map((version) => {
    const both = volumeIn(own, version.version, "both");
    return {
      version,
      qualifier: both ?? volumeIn(own, version.version, "qualifier") ?? noVolume,
      base: both ?? volumeIn(own, version.version, "base") ?? noVolume,
    };
  });
  return { versions, parcels, history, lines: [] };
}

/** The lines of a position; one that decides the tier and one that earns, where they are the same line, become one. */
function linesIn(rows: readonly AggregateRow[]): readonly QualifyingLine[] {
  if (rows.every(({ role }) => role === "both")) return rows.flatMap((row) => rowLine(row) ?? []);
  const lines = new Map<string, QualifyingLine>();
  for (const row of rows) {
    const line = rowLine(row);
    if (line === undefined) continue;
    const key = lineKey(line);
    lines.set(key, { ...lines.get(key), ...line });
  }
  return [...lines.values()];
}

function volumeIn(rows: readonly AggregateRow[], version: number, role: RuleRole): Measures | undefined {
  const some = rows.filter((row) => row.role === role && Number(row.program_version) === version);
  return some.length === 0 ? undefined : some.map(rowMeasures).reduce(addMeasures);
}

function lookBacksIn(rows: readonly AggregateRow[]): ReadonlyMap<number, LookBack> {
  const back = rows.filter(({ role }) => role === "year_before" || role === "previous" || role === "baseline");
  const versions = new Set(back.map(({ program_version }) => Number(program_version)));
  return new Map(
    [...versions].map((version) => [
      version,
      {
        yearBefore: volumeIn(back, version, "year_before") ?? noVolume,
        previousPeriod: volumeIn(back, version, "previous") ?? noVolume,
        baseline: volumeIn(back, version, "baseline") ?? noVolume,
      },
    ]),
  );
}

/**
 * The qualifier's volume month by month, for a forecast: of this period so far, under all its versions, and of last year's period as
 * the governing version counts it.
 */
export function volumeByMonth(
  rows: readonly AggregateRow[],
  { lines, parcels }: LinedVolume,
  governing: ProgramVersion,
  measure: VolumeMeasure,
): { readonly now: readonly MonthVolume[]; readonly lastYear: readonly MonthVolume[] } {
  const ofLines = lines.map(
    ({ orderDate }, index) =>
      [orderDate.slice(0, "2011-04".length), parcels[index]?.qualifier[measure] ?? zero] as const,
  );
  const ofRows = (some: readonly AggregateRow[]) =>
    some.flatMap((row) =>
      row.accrual_month === null ? [] : [[row.accrual_month, parseDecimal(row[measure])] as const],
    );
  const decides = rows.filter(({ role }) => role === "both" || role === "qualifier");
  const lastYear = rows.filter(
    ({ role, program_version }) => role === "last_year" && Number(program_version) === governing.version,
  );
  return { now: summed([...ofLines, ...ofRows(decides)]), lastYear: summed(ofRows(lastYear)) };
}

function summed(volumes: readonly (readonly [month: string, volume: Decimal])[]): readonly MonthVolume[] {
  return [...Map.groupBy(volumes, ([month]) => month)].map(([month, ofMonth]) => ({
    month,
    volume: ofMonth.reduce((sum, [, volume]) => sum.plus(volume), zero),
  }));
}
