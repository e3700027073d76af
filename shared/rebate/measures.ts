import { Decimal, zero } from "../money/decimal.ts";
import type { Measure } from "../program/program.ts";

/** The qualifying volume by measure; amounts in the program's currency. */
export type Measures = Readonly<Record<Measure, Decimal>>;

export const noVolume: Measures = { net_amount: zero, quantity: zero, order_count: zero };

export function addMeasures(a: Measures, b: Measures): Measures {
  return {
    net_amount: a.net_amount.plus(b.net_amount),
    quantity: a.quantity.plus(b.quantity),
    order_count: a.order_count.plus(b.order_count),
  };
}

/** What a line must say to be measured. */
export type MeasuredLine = {
  readonly sourceId: string;
  /** The order that the line belongs to for counting orders: its own, or for a return the original one. */
  readonly accrualOrderId: string;
  readonly quantity: Decimal;
  readonly netAmount: Decimal;
  /** The number of the version that governs the line. */
  readonly version: number;
};

/**
 * What each line adds to the measures, given the lines before it. An order counts while its quantity sums above zero: the line that
 * lifts it above adds one, the line that takes it back to zero subtracts one, every other line of it adds none. An order with
 * lines under two versions counts under each.
 */
export function measuresByLine(lines: readonly MeasuredLine[]): readonly Measures[] {
  const quantityByOrder = new Map<string, Decimal>();
  return lines.map((line) => {
    const order = JSON.stringify([line.version, line.sourceId, line.accrualOrderId]);
    const before = quantityByOrder.get(order) ?? zero;
    const after = before.plus(line.quantity);
    quantityByOrder.set(order, after);
    return {
      net_amount: line.netAmount,
      quantity: line.quantity,
      order_count: new Decimal(Number(after.gt(0)) - Number(before.gt(0))),
    };
  });
}
