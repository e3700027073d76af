import { controlTotals } from "../payment/control-totals.ts";
import type { PaymentBatch } from "../payment/payment-batch.ts";
import { paymentFiles } from "../payment/payment-files.ts";
import { isIn, paymentOrder } from "../payment/payment-order.ts";
import { inParallel } from "../run/in-parallel.ts";
import type { ObjectStore } from "./objects.ts";
import type { PaymentBatchStore } from "./payment-batches.ts";
import type { PayoutStore } from "./payouts.ts";

export type PaymentWritingServices = {
  readonly payouts: Pick<PayoutStore, "find">;
  readonly batches: Pick<PaymentBatchStore, "seal" | "written">;
  /** The bucket of payment files. */
  readonly payments: Pick<ObjectStore, "write">;
};

const readsAtOnce = 8;

/**
 * Brings a payment batch to its end from wherever it stands: lets no payout join any more, writes the files of those that have, and
 * keeps what went out in which. What a sealed batch holds does not change, so whoever repeats any of it, or does it at the same
 * time, writes the same bytes to the same keys.
 */
export async function writePaymentBatch(
  batch: PaymentBatch,
  { payouts, batches, payments }: PaymentWritingServices,
): Promise<void> {
  const sealed = batch.status === "open" ? await batches.seal(batch) : batch;
  if (sealed.status === "written") return;
  const named = await inParallel(readsAtOnce, sealed.payoutIds, payouts.find);
  const released = named.filter((payout) => payout !== undefined && isIn(payout, sealed));
  const orders = released.flatMap((payout) => (payout === undefined ? [] : [paymentOrder(payout, sealed)]));
  const { files, sent } = paymentFiles(sealed, orders);
  for (const { name, text } of files) await payments.write(paymentFileKey(sealed, name), text);
  await batches.written({
    ...sealed,
    status: "written",
    sent,
    totals: controlTotals(orders),
    files: files.map(({ name }) => name),
  });
}

/** Below which payment files lie in their bucket. */
export const paymentFilesPrefix = "payment-batches/";

/** Where a file of a payment batch lies in the bucket of payment files. */
export function paymentFileKey({ paymentBatchId }: PaymentBatch, name: string): string {
  return `${paymentFilesPrefix}${paymentBatchId}/${name}`;
}
