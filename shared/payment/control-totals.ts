import { compareText } from "../compare-text.ts";
import type { Decimal } from "../money/decimal.ts";
import { sumOf } from "../rebate/figures.ts";
import type { PaymentOrder } from "./payment.ts";

/** What a file holds in one currency, for whoever checks that nothing was lost or added on the way. */
export type ControlTotal = { readonly currency: string; readonly count: number; readonly amount: Decimal };

/** Number and sum of the orders per currency, by currency code. */
export function controlTotals(orders: readonly PaymentOrder[]): readonly ControlTotal[] {
  return [...Map.groupBy(orders, ({ currency }) => currency)]
    .map(([currency, own]) => ({ currency, count: own.length, amount: sumOf(own, ({ amount }) => amount) }))
    .sort((a, b) => compareText(a.currency, b.currency));
}
