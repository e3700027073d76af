import { type CalendarPeriod, periodOf } from "../calendar/period.ts";
import type { FactRow } from "../facts/table.ts";
import { invariant } from "../invariant.ts";
import { type LedgerPosition, type PositionKey, positionId } from "../ledger/position.ts";
import { entryFor, type LedgerEntry } from "../ledger/posting.ts";
import { type Decimal, formatDecimal, parseDecimal, zero } from "../money/decimal.ts";
import { money } from "../money/money.ts";
import { computeStanding, governingVersion, type Measures, type Segment, type Standing } from "../rebate/position.ts";
import type { PeriodRule } from "./period-rules.ts";
import type { RunReference } from "./plan.ts";

/** A row of the aggregate in text: what a customer bought on the days that one version governs. */
export type AggregateRow = {
  readonly program_id: string;
  readonly program_version: string;
  readonly period_id: string;
  readonly customer_id: string;
  readonly net_amount: string;
  readonly quantity: string;
  readonly order_count: string;
  readonly line_count: string;
  readonly held_line_count: string;
};

export type ComputedPosition = {
  readonly key: PositionKey;
  readonly period: CalendarPeriod;
  readonly segments: readonly Segment[];
  readonly standing: Standing;
  readonly heldLineCount: number;
  readonly booked: LedgerPosition | undefined;
  /** What must be posted so that booked becomes earned; undefined when the ledger already holds it. */
  readonly entry: LedgerEntry | undefined;
};

const noMeasures: Measures = { net_amount: zero, quantity: zero, order_count: zero };

/**
 * Computes every position of a shard span: those that bought something, and those that the ledger knows but whose lines
 * have gone since, which fall back to nothing. Booked positions outside the run's periods stay as they are.
 */
export function computePositions(
  rules: readonly PeriodRule[],
  aggregate: readonly AggregateRow[],
  booked: readonly LedgerPosition[],
  run: RunReference,
  postedAt: string,
): readonly ComputedPosition[] {
  const rulesOfPeriod = Map.groupBy(rules, ({ version, periodId }) => `${version.programId}/${periodId}`);
  // Reckoned once per period, because dates cost more than all the rest of a position.
  const periodOfRules = new Map(
    [...rulesOfPeriod].map(([period, [first]]) => [period, first && calendarPeriodOf(first)] as const),
  );
  const bookedByPosition = new Map(booked.map((position) => [positionId(position.key), position]));
  const rowsByPosition = Map.groupBy(aggregate, (row) => positionId(keyOf(row)));
  const vanished = booked.filter(
    ({ key }) => !rowsByPosition.has(positionId(key)) && rulesOfPeriod.has(`${key.programId}/${key.periodId}`),
  );

  const compute = (key: PositionKey, rows: readonly AggregateRow[]): ComputedPosition => {
    const governing = rulesOfPeriod.get(`${key.programId}/${key.periodId}`) ?? [];
    const period = periodOfRules.get(`${key.programId}/${key.periodId}`);
    const [first] = governing;
    invariant(
      first !== undefined && period !== undefined,
      `${positionId(key)}: a computed position lies in a period of the run`,
    );
    const segments = governing.map(({ version }) => ({
      version,
      measures: measuresOf(rows.find((row) => Number(row.program_version) === version.version)),
    }));
    const standing = computeStanding(segments);
    const before = bookedByPosition.get(positionId(key));
    return {
      key,
      period,
      segments,
      standing,
      heldLineCount: rows.reduce((sum, row) => sum + Number(row.held_line_count), 0),
      booked: before,
      entry: entryFor({
        key,
        programVersion: governingVersion(segments).version,
        target: money(standing.earned, first.version.document.currency),
        booked: before,
        run: { runId: run.run_id, runNumber: run.run_number },
        postedAt,
      }),
    };
  };
  return [
    ...[...rowsByPosition.values()].map((rows) => compute(keyOf(rows[0] as AggregateRow), rows)),
    ...vanished.map(({ key }) => compute(key, [])),
  ];
}

/** A computed position as a row of the standings fact. */
export function standingRow(run: RunReference, position: ComputedPosition): FactRow {
  const { key, period, segments, standing, entry, booked } = position;
  const version = governingVersion(segments);
  const { document } = version;
  return {
    run_id: run.run_id,
    program_id: key.programId,
    program_version: version.version,
    customer_id: key.customerId,
    period_id: key.periodId,
    period_first_day: period.firstDay,
    period_day_after: period.dayAfter,
    currency: document.currency,
    net_amount: formatDecimal(total(segments, "net_amount")),
    quantity: formatDecimal(total(segments, "quantity")),
    order_count: formatDecimal(total(segments, "order_count")),
    qualifier_measure: document.qualifier.measure,
    qualifier_total: formatDecimal(standing.qualifierTotal),
    base_measure: document.base.measure,
    base_total: formatDecimal(standing.baseTotal),
    tier_reached: standing.tierReached,
    next_tier_from: optional(standing.nextTierFrom),
    distance_to_next_tier: optional(standing.distanceToNextTier),
    before_limits_amount: formatDecimal(standing.beforeLimits),
    earned_amount: formatDecimal(standing.earned),
    payable_amount: formatDecimal(standing.payable),
    accrued_amount: formatDecimal(entry?.accruedAfter ?? booked?.accrued ?? zero),
    held_line_count: position.heldLineCount,
    reason: standing.reason ?? null,
  };
}

const calendarPeriodOf = ({ version, firstDay }: PeriodRule): CalendarPeriod =>
  periodOf(version.document.period, firstDay);

const keyOf = (row: AggregateRow): PositionKey => ({
  programId: row.program_id,
  customerId: row.customer_id,
  periodId: row.period_id,
});

function measuresOf(row: AggregateRow | undefined): Measures {
  if (row === undefined) return noMeasures;
  return {
    net_amount: parseDecimal(row.net_amount),
    quantity: parseDecimal(row.quantity),
    order_count: parseDecimal(row.order_count),
  };
}

const total = (segments: readonly Segment[], measure: keyof Measures): Decimal =>
  segments.reduce((sum, { measures }) => sum.add(measures[measure]), zero);

const optional = (value: Decimal | undefined): string | null => (value === undefined ? null : formatDecimal(value));
