import type { PaymentOrder } from "./payment.ts";
import { englishWords, type ListColumn, paymentList } from "./payment-list.ts";

const columns: readonly ListColumn[] = [
  ["payout_id", ({ payoutId }) => payoutId],
  ["customer_id", ({ customerId }) => customerId],
  ["payable_to", ({ payee }) => payee.legalName],
  ["country", ({ payee }) => payee.country],
  ["reference", ({ reference }) => reference],
  ["requested_on", ({ requestedOn }) => requestedOn],
];

/** The cheques to draw, each to the contracting legal entity by its name in the contract; with control totals as every list. */
export function chequeList(orders: readonly PaymentOrder[]): string {
  return paymentList("cheque", columns, englishWords, orders);
}
