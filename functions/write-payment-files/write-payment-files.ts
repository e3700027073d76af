import type { PaymentBatchStore } from "../../shared/aws/payment-batches.ts";
import { type PaymentWritingServices, writePaymentBatch } from "../../shared/aws/payment-writing.ts";

export type WritePaymentFilesServices = PaymentWritingServices & {
  readonly batches: Pick<PaymentBatchStore, "unwritten">;
  readonly now: () => Date;
};

/** Much longer than a page may take that releases payouts: whoever opened an older batch is at it no more. */
const leftAfterMilliseconds = 2 * 60 * 1000;

/**
 * Writes the files of payment batches that whoever released them could not bring to an end.
 * @returns how many were written
 * @throws PaymentFilesNotWritten for those that failed, once all others are written
 */
export async function writePaymentFiles(services: WritePaymentFilesServices): Promise<{ readonly written: number }> {
  const openedBefore = new Date(services.now().getTime() - leftAfterMilliseconds).toISOString();
  const left = await services.batches.unwritten(openedBefore);
  const failed: string[] = [];
  for (const batch of left) {
    try {
      await writePaymentBatch(batch, services);
    } catch (error) {
      failed.push(`${batch.paymentBatchId}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (failed.length > 0) throw new PaymentFilesNotWritten(failed);
  return { written: left.length };
}

/** Payment batches whose files could not be written: their payouts are booked as on their way and nobody pays them. */
export class PaymentFilesNotWritten extends Error {
  override readonly name = "PaymentFilesNotWritten";

  constructor(failed: readonly string[]) {
    super(`the files of these payment batches were not written: ${failed.join("; ")}`);
  }
}
