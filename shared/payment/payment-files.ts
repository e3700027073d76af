import { compareText } from "../compare-text.ts";
import { invariant } from "../invariant.ts";
import type { SentPayment } from "./bank-outcome.ts";
import { chequeList } from "./cheque-list.ts";
import { creditNotes } from "./credit-notes.ts";
import { deductions } from "./deductions.ts";
import { pain001 } from "./pain001.ts";
import type { PaymentOrder, PayoutMethod } from "./payment.ts";
import type { PaymentBatch } from "./payment-batch.ts";
import { redLetterInvoices } from "./red-letter-invoices.ts";

/** A file that goes to the bank or to those who book. */
export type PaymentFile = { readonly name: string; readonly text: string };

/** All files of a payment batch, and where each payout stands in them. */
export type PaymentFiles = { readonly files: readonly PaymentFile[]; readonly sent: readonly SentPayment[] };

/**
 * The files of a payment batch: for bank transfers one for each currency, since each is paid from an account of its own; for
 * everything else one list. The same batch and orders give the same bytes. No orders, no file.
 * @throws BrokenInvariant for orders that cannot be paid as they stand
 */
export function paymentFiles(batch: PaymentBatch, orders: readonly PaymentOrder[]): PaymentFiles {
  if (orders.length === 0) return { files: [], sent: [] };
  if (batch.method === "bank_transfer") return bankTransfers(batch, orders);
  const { name, write } = lists[batch.method];
  return {
    files: [{ name, text: write(orders) }],
    sent: orders.map(({ payoutId }) => ({ payoutId })).sort((a, b) => compareText(a.payoutId, b.payoutId)),
  };
}

const lists: Readonly<
  Record<
    Exclude<PayoutMethod, "bank_transfer">,
    { readonly name: string; readonly write: (orders: readonly PaymentOrder[]) => string }
  >
> = {
  cheque: { name: "cheques.csv", write: chequeList },
  credit_note: { name: "credit-notes.csv", write: creditNotes },
  deduction: { name: "deductions.csv", write: deductions },
  red_letter_invoice: { name: "red-letter-invoices.csv", write: redLetterInvoices },
};

function bankTransfers(batch: PaymentBatch, orders: readonly PaymentOrder[]): PaymentFiles {
  const { paymentBatchId, payers, createdAt } = batch;
  const ofCurrencies = [...Map.groupBy(orders, ({ currency }) => currency)].sort(([a], [b]) => compareText(a, b));
  const written = ofCurrencies.map(([currency, own]) => {
    const payer = payers[currency];
    invariant(payer !== undefined, `${paymentBatchId}: an account of ours in ${currency} pays its transfers`);
    const { text, messageId, payments } = pain001({ paymentBatchId, payer, orders: own, createdAt });
    const sent = payments.map((payment): SentPayment => ({ ...payment, messageId }));
    return { file: { name: `transfers-${currency}.xml`, text }, sent };
  });
  return { files: written.map(({ file }) => file), sent: written.flatMap(({ sent }) => sent) };
}
