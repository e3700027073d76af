import type { Ingestion } from "../../../shared/aws/ingestions.ts";
import { settlementsOf } from "../../../shared/calendar/settlement.ts";
import { compareText } from "../../../shared/compare-text.ts";
import { positionId } from "../../../shared/ledger/position.ts";
import { type Decimal, formatDecimal, zero } from "../../../shared/money/decimal.ts";
import type { ProgramVersion } from "../../../shared/program/program.ts";
import type { Explanation } from "../../../shared/rebate/explain.ts";
import { nextTierOf } from "../../../shared/rebate/next-tier.ts";
import { settledAmount } from "../../../shared/rebate/settled-amount.ts";
import { toAccrue } from "../../../shared/run/positions.ts";
import type { SimulatedPosition, Simulation } from "./simulate.ts";

/** What was taken in and what the terms make of it; decimals as text in plain digits, field names as in the facts. */
export type SimulationReport = ReturnType<typeof simulationReport>;
export type ProgramRow = ReturnType<typeof programRows>[number];
export type PositionRow = ReturnType<typeof positionRow>;

export function simulationReport(
  asOfDate: string,
  ingestions: readonly Ingestion[],
  versions: readonly ProgramVersion[],
  { positions }: Simulation,
) {
  return {
    as_of_date: asOfDate,
    files: ingestions.map(({ kind, file, rowsIn, rowsAccepted, rowsRejected, rejectReasons }) => ({
      kind,
      file: file.split("/").at(-1)?.replace(/^\d+-/, "") ?? file,
      rows_in: rowsIn,
      rows_accepted: rowsAccepted,
      rows_rejected: rowsRejected,
      reject_reasons: rejectReasons,
    })),
    programs: programRows(versions, positions),
    positions: inOrder(positions).map((position) => positionRow(position, asOfDate)),
  };
}

/** One row per program, those without positions too. */
export function programRows(versions: readonly ProgramVersion[], positions: readonly SimulatedPosition[]) {
  const programs = Map.groupBy(versions, ({ programId }) => programId);
  return [...programs].map(([programId, ofProgram]) => {
    const own = positions.filter(({ key }) => key.programId === programId);
    const earning = own.filter(({ position }) => position.standing.earned.gt(0));
    return {
      program_id: programId,
      currency: ofProgram[0]?.document.currency ?? "",
      positions: own.length,
      customers: new Set(own.map(({ key }) => key.customerId)).size,
      customers_earning: new Set(earning.map(({ key }) => key.customerId)).size,
      net_amount: formatDecimal(sum(own, netAmountOf)),
      earned_amount: formatDecimal(sum(own, ({ position }) => position.standing.earned)),
      to_accrue_amount: formatDecimal(sum(own, toAccrue)),
      held_lines: own.reduce((total, { heldLineCount }) => total + heldLineCount, 0),
    };
  });
}

export function positionRow(simulated: SimulatedPosition, asOfDate: string) {
  const { key, period, position, volume, estimate, heldLineCount, explanation } = simulated;
  const { standing, governing } = position;
  const next = nextTierOf(volume, position);
  return {
    position: positionId(key),
    program_id: key.programId,
    program_version: governing.version,
    customer_id: key.customerId,
    period_id: key.periodId,
    period_first_day: period.firstDay,
    period_day_after: period.dayAfter,
    currency: governing.document.currency,
    net_amount: formatDecimal(netAmountOf(simulated)),
    qualifier_total: formatDecimal(standing.qualifierTotal),
    base_total: formatDecimal(standing.baseTotal),
    tier_reached: standing.tierReached,
    next_tier_from: optional(standing.nextTierFrom),
    distance_to_next_tier: optional(standing.distanceToNextTier),
    next_tier_gain_amount: optional(next?.gain),
    next_tier_return_percent: optional(next?.returnPercent),
    free_quantity: formatDecimal(standing.freeQuantity),
    before_limits_amount: formatDecimal(standing.beforeLimits),
    earned_amount: formatDecimal(standing.earned),
    payable_amount: formatDecimal(standing.payable),
    to_accrue_amount: formatDecimal(toAccrue(simulated)),
    settlement: settlementRow(simulated, asOfDate),
    held_line_count: heldLineCount,
    reason: standing.reason ?? null,
    estimate:
      estimate === undefined
        ? null
        : {
            estimate: estimate.estimate,
            forecast_method: estimate.forecast.method,
            forecast_volume: formatDecimal(estimate.forecast.total),
            forecast_low: formatDecimal(estimate.forecast.low),
            forecast_high: formatDecimal(estimate.forecast.high),
            expected_tier: estimate.expectedTier,
            expected_earned_amount: formatDecimal(estimate.expectedEarned),
          },
    ...(explanation === undefined ? {} : { explanation: explanationRow(explanation) }),
  };
}

/** The settlement that the as-of date leads to, and what would have been paid with it in all; null where the terms state none. */
function settlementRow({ period, position: { standing, governing } }: SimulatedPosition, asOfDate: string) {
  const { document } = governing;
  if (document.settlement === undefined) return null;
  const settlements = settlementsOf(document, period, document.settlement);
  const settlement = settlements.find(({ countsUntil }) => asOfDate < countsUntil) ?? settlements.at(-1);
  return settlement === undefined
    ? null
    : {
        counts_until: settlement.countsUntil,
        submitted_until: settlement.submittedUntil,
        payout_on: settlement.payoutOn,
        is_final: settlement.isFinal,
        settled_amount: formatDecimal(settledAmount(standing.payable, settlement, document)),
      };
}

function explanationRow({ lines, crossings, steps }: Explanation) {
  return {
    lines: lines.map(({ line, qualifierBefore, qualifierAfter, tierApplied, base, fromTiers, amount, reason }) => ({
      source_id: line.sourceId,
      order_id: line.orderId,
      line_id: line.lineId,
      accrual_date: line.orderDate,
      product_id: line.productId,
      program_version: line.version,
      qualifier_before: formatDecimal(qualifierBefore),
      qualifier_after: formatDecimal(qualifierAfter),
      tier_applied: tierApplied,
      base: formatDecimal(base),
      from_tiers: formatDecimal(fromTiers),
      earned_amount: formatDecimal(amount),
      reason: reason ?? null,
    })),
    crossings: crossings.map(({ line, direction, tier, from }) => ({
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

export function inOrder(positions: readonly SimulatedPosition[]): readonly SimulatedPosition[] {
  return [...positions].sort(
    ({ key: a, period: one }, { key: b, period: other }) =>
      compareText(a.programId, b.programId) ||
      compareText(a.customerId, b.customerId) ||
      compareText(one.firstDay, other.firstDay),
  );
}

export function netAmountOf({ volume }: SimulatedPosition): Decimal {
  return volume.parcels.reduce((total, { base }) => total.plus(base.net_amount), zero);
}

export function sum(positions: readonly SimulatedPosition[], of: (position: SimulatedPosition) => Decimal): Decimal {
  return positions.reduce((total, position) => total.plus(of(position)), zero);
}

const optional = (value: Decimal | undefined): string | null => (value === undefined ? null : formatDecimal(value));
