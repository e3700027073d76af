import type { PaymentOrder } from "./payment.ts";
import { englishWords, type ListColumn, paymentList } from "./payment-list.ts";

const columns: readonly ListColumn[] = [
  ["payout_id", ({ payoutId }) => payoutId],
  ["customer_id", ({ customerId }) => customerId],
  ["legal_name", ({ payee }) => payee.legalName],
  ["tax_id", ({ payee }) => payee.taxId],
  ["country", ({ payee }) => payee.country],
  ["reference", ({ reference }) => reference],
  ["requested_on", ({ requestedOn }) => requestedOn],
];

/** The credit notes to issue. Amounts are without tax, which the invoicing system adds; with control totals as every list. */
export function creditNotes(orders: readonly PaymentOrder[]): string {
  return paymentList("credit_note", columns, englishWords, orders);
}
