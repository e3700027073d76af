import { invariant } from "../invariant.ts";
import { payoutAmount } from "../payout/content.ts";
import type { Payout } from "../payout/payout.ts";
import type { PaymentOrder } from "./payment.ts";
import type { PaymentBatch } from "./payment-batch.ts";

/**
 * What a payment batch orders to be paid for a payout. The payout's id comes first in what the payee reads, so that the banks'
 * limit never cuts it.
 * @throws BrokenInvariant for a payout without a payee, which is never released
 */
export function paymentOrder({ payoutId, content }: Payout, { requestedOn }: PaymentBatch): PaymentOrder {
  const { customerId, currency, payee, payoutOn, lines } = content;
  invariant(payee !== undefined, `${payoutId}: a released payout has a payee`);
  const contracts = [...new Set(lines.map(({ contractReference }) => contractReference))];
  return {
    payoutId,
    customerId,
    amount: payoutAmount(content),
    currency,
    payee,
    reference: [payoutId, ...contracts].join(" "),
    requestedOn: payoutOn > requestedOn ? payoutOn : requestedOn,
  };
}

/** Whether a payout was released into a payment batch, whatever became of it since. */
export function isIn({ releases }: Payout, { paymentBatchId }: PaymentBatch): boolean {
  return releases.some((release) => release.paymentBatchId === paymentBatchId);
}
