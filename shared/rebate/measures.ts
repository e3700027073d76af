import { Decimal, zero } from "../money/decimal.ts";
import { type VolumeMeasure, volumeMeasures } from "../program/program.ts";
import { isAboveZero } from "./figures.ts";

/** Volume by measure; amounts in the program's currency, quantity in the program's unit. */
export type Measures = Readonly<Record<VolumeMeasure, Decimal>>;

/** Measures from what each of them is. */
export function measuresOf(measure: (name: VolumeMeasure) => Decimal): Measures {
  return {
    net_amount: measure("net_amount"),
    gross_amount: measure("gross_amount"),
    quantity: measure("quantity"),
    order_count: measure("order_count"),
    active_days: measure("active_days"),
    contract_amount: measure("contract_amount"),
  };
}

export const noVolume: Measures = measuresOf(() => zero);

export function addMeasures(a: Measures, b: Measures): Measures {
  return measuresOf((name) => a[name].plus(b[name]));
}

/** Whether anything at all was bought, or taken back. */
export function hasVolume(volume: Measures): boolean {
  return volumeMeasures.some((name) => !volume[name].isZero());
}

/** What a line must say to be measured. */
export type MeasuredLine = {
  readonly sourceId: string;
  /** The order that the line belongs to for counting orders: its own, or for a return the original one. */
  readonly accrualOrderId: string;
  /** The day on which the line counts: its own, or for a return the original order's. ISO date. */
  readonly orderDate: string;
  readonly quantity: Decimal;
  readonly netAmount: Decimal;
  readonly grossAmount: Decimal;
  readonly contractAmount: Decimal;
  /** The number of the version that governs the line. */
  readonly version: number;
};

/**
 * What each line adds to the measures, given the lines before it. An order counts while its quantity sums above zero: the line that
 * lifts it above adds one, the line that takes it back to zero subtracts one, every other line of it adds none. A day is active
 * while the quantity bought on it sums above zero, in the same way. An order or a day with lines under two versions counts under each.
 */
export function measuresByLine(lines: readonly MeasuredLine[]): readonly Measures[] {
  const orders = counter();
  const days = counter();
  return lines.map(
    ({ version, sourceId, accrualOrderId, orderDate, quantity, netAmount, grossAmount, contractAmount }) => ({
      net_amount: netAmount,
      gross_amount: grossAmount,
      quantity,
      order_count: orders(JSON.stringify([version, sourceId, accrualOrderId]), quantity),
      active_days: days(JSON.stringify([version, orderDate]), quantity),
      contract_amount: contractAmount,
    }),
  );
}

const one = new Decimal(1);
const minusOne = new Decimal(-1);

/** Counts the keys whose quantity sums above zero; tells by how many a further quantity changes their number. */
function counter() {
  const quantities = new Map<string, Decimal>();
  return (key: string, quantity: Decimal): Decimal => {
    const before = quantities.get(key) ?? zero;
    const after = before.plus(quantity);
    quantities.set(key, after);
    const [counted, counts] = [isAboveZero(before), isAboveZero(after)];
    if (counted === counts) return zero;
    return counts ? one : minusOne;
  };
}
