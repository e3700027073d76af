import { compareText } from "../compare-text.ts";
import { invariant } from "../invariant.ts";
import { isInMinorUnits } from "../money/rounding.ts";
import { missingForPayment } from "./payee-needs.ts";
import type { PaymentOrder, PayoutMethod } from "./payment.ts";

/**
 * The orders of one file by payout id, so that the same release makes the same file in whatever order it was read.
 * @throws BrokenInvariant if there are none, a payout is there twice, or one cannot be paid as it stands: all of it was
 *   checked before anyone was asked to approve, and a file that the bank refuses in part pays some and not others.
 */
export function checkedOrders(method: PayoutMethod, orders: readonly PaymentOrder[]): readonly PaymentOrder[] {
  invariant(orders.length > 0, "a payment file holds at least one payout");
  const sorted = orders.toSorted((a, b) => compareText(a.payoutId, b.payoutId));
  for (const [index, order] of sorted.entries()) {
    const { payoutId, amount, currency, payee } = order;
    invariant(payoutId !== sorted[index + 1]?.payoutId, `${payoutId}: a payout is in a payment file once`);
    invariant(amount.gt(0), `${payoutId}: the amount is above zero`);
    invariant(isInMinorUnits(amount, currency), `${payoutId}: the amount is a whole number of minor units`);
    const missing = missingForPayment(method, payee);
    invariant(missing.length === 0, `${payoutId}: payment by ${method} needs the payee's ${missing.join(" and ")}`);
  }
  return sorted;
}
