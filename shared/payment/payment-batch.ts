import type { SentPayment } from "./bank-outcome.ts";
import type { PayoutMethod } from "./payment.ts";

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
  /** The day on which the payouts are to be paid. */
  readonly requestedOn: string;
  /** The payouts that were to be released; those that were are the ones whose latest release names the batch. */
  readonly payoutIds: readonly string[];
  readonly status: "open" | "sealed" | "written";
  /** What went out, and where it stands in a file for the bank; empty until written. */
  readonly sent: readonly SentPayment[];
  /** The files' names in the payments' bucket, each `<payment batch id>/<name>`; empty until written. */
  readonly files: readonly string[];
};
