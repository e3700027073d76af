import type { FactRow } from "../facts/table.ts";
import { type Decimal, formatDecimal, zero } from "../money/decimal.ts";
import type { VolumeMeasure } from "../program/program.ts";
import { sumOf } from "../rebate/figures.ts";
import type { RunReference } from "./plan.ts";
import { type ComputedPosition, toAccrue } from "./positions.ts";
import { countsDays } from "./rule-rows.ts";

/** A computed position as a row of the standings fact. */
export function standingRow(run: RunReference, computed: ComputedPosition): FactRow {
  const { key, period, position, entry, booked } = computed;
  const { standing, governing } = position;
  const { document } = governing;
  return {
    run_id: run.run_id,
    program_id: key.programId,
    program_version: governing.version,
    customer_id: key.customerId,
    period_id: key.periodId,
    period_first_day: period.firstDay,
    period_day_after: period.dayAfter,
    currency: document.currency,
    net_amount: bought(computed, "net_amount"),
    gross_amount: bought(computed, "gross_amount"),
    quantity: bought(computed, "quantity"),
    order_count: bought(computed, "order_count"),
    // Totals know days only where the terms count them; lines would know them everywhere.
    active_days: countsDays(document) ? bought(computed, "active_days") : "0",
    contract_amount: bought(computed, "contract_amount"),
    qualifier_measure: document.qualifier.measure,
    qualifier_volume: formatDecimal(qualifierVolume(computed)),
    qualifier_total: formatDecimal(standing.qualifierTotal.toDecimalPlaces(shownScale)),
    base_measure: document.base.measure,
    base_total: formatDecimal(standing.baseTotal),
    tier_reached: standing.tierReached,
    next_tier_from: optional(standing.nextTierFrom),
    distance_to_next_tier: optional(standing.distanceToNextTier?.toDecimalPlaces(shownScale)),
    free_quantity: formatDecimal(standing.freeQuantity),
    before_limits_amount: formatDecimal(standing.beforeLimits),
    earned_amount: formatDecimal(standing.earned),
    payable_amount: formatDecimal(standing.payable),
    accrual_basis: document.accrual?.basis ?? "earned",
    to_accrue_amount: formatDecimal(toAccrue(computed)),
    accrued_amount: formatDecimal(entry?.accruedAfter ?? booked?.accrued ?? zero),
    held_line_count: computed.heldLineCount,
    reason: standing.reason ?? null,
  };
}

/** Digits after the point that the facts show of a quotient, such as growth in percent; the arithmetic uses all of them. */
const shownScale = 14;

/** What decides the tier, before any growth or look back; days to payment have no volume. */
function qualifierVolume({ volume, position }: ComputedPosition): Decimal {
  const { measure } = position.governing.document.qualifier;
  if (measure === "days_to_payment") return zero;
  return sumOf(volume.parcels, ({ qualifier }) => qualifier[measure]);
}

/** The volume that earns, whatever the terms make of it. */
function bought({ volume }: ComputedPosition, measure: VolumeMeasure): string {
  return formatDecimal(sumOf(volume.parcels, ({ base }) => base[measure]));
}

const optional = (value: Decimal | undefined): string | null => (value === undefined ? null : formatDecimal(value));
