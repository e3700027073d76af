import type { PaymentOrder } from "./payment.ts";
import { englishWords, type ListColumn, paymentList } from "./payment-list.ts";

const columns: readonly ListColumn[] = [
  ["payout_id", ({ payoutId }) => payoutId],
  ["customer_id", ({ customerId }) => customerId],
  ["legal_name", ({ payee }) => payee.legalName],
  ["reference", ({ reference }) => reference],
  ["requested_on", ({ requestedOn }) => requestedOn],
];

/** What to take off each customer's next invoice from the requested day on; with control totals as every list. */
export function deductions(orders: readonly PaymentOrder[]): string {
  return paymentList("deduction", columns, englishWords, orders);
}
