import type { FactRow } from "../facts/table.ts";
import type { PositionKey } from "../ledger/position.ts";
import { type Decimal, formatDecimal } from "../money/decimal.ts";
import type { ExplainedLine, Explanation } from "../rebate/explain.ts";
import { type LineVolume, noLineVolume, type QualifyingLine } from "../rebate/qualifying-line.ts";

/** Digits after the point that are shown of a quotient, such as growth in percent, as in the facts. */
const shownScale = 14;

/** What an explanation says of one line, in the names of the fact explained_lines and its digits. */
export function explainedLineFields({ line, ...explained }: ExplainedLine) {
  const { quantity, netAmount } = shownVolume(line);
  return {
    source_id: line.sourceId,
    order_id: line.orderId,
    line_id: line.lineId,
    accrual_date: line.orderDate,
    product_id: line.productId,
    program_version: line.version,
    counts_for: line.base === undefined ? "qualifier" : line.qualifier === undefined ? "base" : "both",
    quantity: shown(quantity),
    net_amount: shown(netAmount),
    payment_days: line.paymentDays ?? null,
    qualifier_before: shown(explained.qualifierBefore),
    qualifier_after: shown(explained.qualifierAfter),
    tier_before: explained.tierBefore,
    tier_after: explained.tierAfter,
    tier_applied: explained.tierApplied,
    base: shown(explained.base),
    from_tiers: shown(explained.fromTiers),
    earned_amount: formatDecimal(explained.amount),
    reason: explained.reason ?? null,
  };
}

export type ExplainedPosition = {
  readonly key: PositionKey;
  readonly currency: string;
  readonly explanation: Explanation;
};

/** A position's lines as rows of the fact explained_lines. */
export function explainedLineRows(
  { key, currency, explanation }: ExplainedPosition,
  run: { readonly run_id: string | null; readonly as_of_date: string },
): readonly FactRow[] {
  return explanation.lines.map((line, index) => ({
    run_id: run.run_id,
    as_of_date: run.as_of_date,
    program_id: key.programId,
    customer_id: key.customerId,
    period_id: key.periodId,
    currency,
    place: index + 1,
    ...explainedLineFields(line),
  }));
}

/** The volume that a line is shown with: what earns, or on a line that only decides the tier what decides. */
export function shownVolume({ base, qualifier }: QualifyingLine): LineVolume {
  return base ?? qualifier ?? noLineVolume;
}

const shown = (value: Decimal): string => formatDecimal(value.toDecimalPlaces(shownScale));
