import type { SentPayment } from "./bank-outcome.ts";
import type { ControlTotal } from "./control-totals.ts";
import type { Payer, PayoutMethod } from "./payment.ts";

/**
 * Payouts that one person released together, to be paid by one method. While it is open, payouts are released into it; once sealed,
 * none can join any more and its files follow from it alone; once written, they lie where they can be fetched.
 */
export type PaymentBatch = {
  readonly paymentBatchId: string;
  readonly method: PayoutMethod;
  readonly releasedBy: string;
  /** ISO instant in UTC: stored, so that files that are written again have the same bytes. */
  readonly createdAt: string;
  /** The first day on which the payouts are to be paid; one that is due later is paid on its own day. */
  readonly requestedOn: string;
  /** Who pays bank transfers, by the currency of the account: as the approval policy said when the batch was opened. */
  readonly payers: Readonly<Record<string, Payer>>;
  /** The payouts that were to be released; those that were are the ones of whose releases one names the batch. */
  readonly payoutIds: readonly string[];
  readonly status: "open" | "sealed" | "written";
  /** What went out, and where it stands in a file for the bank; empty until written. */
  readonly sent: readonly SentPayment[];
  /** Number and sum of what went out, by currency; empty until written. */
  readonly totals: readonly ControlTotal[];
  /** The files' names; in the bucket of payments they lie below the batch's id. Empty until written. */
  readonly files: readonly string[];
};
