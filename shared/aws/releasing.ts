import type { DynamoDBClient, TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { payoutEntries } from "../ledger/payout-posting.ts";
import { positionId } from "../ledger/position.ts";
import { zero } from "../money/decimal.ts";
import { missingForPayment } from "../payment/payee-needs.ts";
import type { PaymentBatch } from "../payment/payment-batch.ts";
import { paymentFiles } from "../payment/payment-files.ts";
import { isIn, paymentOrder } from "../payment/payment-order.ts";
import { movementOf } from "../payout/movement.ts";
import type { Payee } from "../payout/payee.ts";
import type { Payout } from "../payout/payout.ts";
import { isRefused, type Refusal } from "../payout/refusal.ts";
import { released } from "../payout/transitions.ts";
import { balancesOf } from "./ledger-balances.ts";
import { payoutItems } from "./ledger-payouts.ts";
import type { PaymentBatchStore } from "./payment-batches.ts";
import type { PayoutStore } from "./payouts.ts";

/** Why a payout cannot go out in a payment batch, beyond what its own course says. */
export type ReleasingRefusal =
  | Refusal
  /** The payee's registration lacks what the method needs. */
  | "payment_data_missing"
  /** The approval policy names no account of ours from which transfers in this currency are paid. */
  | "no_payer_account"
  /** The payment batch was closed before the payout could join it. */
  | "batch_closed"
  /** It is no longer as whoever releases it saw it. */
  | "changed_since"
  /** Others changed what it rests on each time that it was tried. */
  | "busy";

export type ReleasingResult = { readonly payout: Payout } | { readonly refused: ReleasingRefusal };

export type ReleasingServices = {
  readonly payouts: Pick<PayoutStore, "find" | "write">;
  readonly batches: Pick<PaymentBatchStore, "find" | "whileOpen">;
  readonly dynamodb: DynamoDBClient;
  readonly ledgerTable: string;
};

/** What is known of a payout's customer beside the ledger, at the moment of the release. */
export type Registered = {
  readonly payee: Payee | undefined;
  /** The day after the period of each position, by position id: the ledger finds the position by it. */
  readonly periodDayAfter: ReadonlyMap<string, string>;
};

/** How often a release is judged anew after another write came between. */
const attempts = 3;

/**
 * Releases a payout into an open payment batch: the payout and its entries in the ledger are one write, which also holds that the
 * batch is still open. A payout that is in the batch already stays as it is.
 * @param payout as whoever releases it saw it
 */
export async function releaseInto(
  batch: PaymentBatch,
  payout: Payout,
  registered: Registered,
  at: string,
  services: ReleasingServices,
): Promise<ReleasingResult> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    if (isIn(payout, batch)) return { payout };
    const judged = await judge(batch, payout, registered, at, services);
    if ("refused" in judged) return judged;
    const ledgerItems = [services.batches.whileOpen(batch.paymentBatchId), ...judged.postings];
    if (await services.payouts.write(payout, judged.payout, { ledgerItems })) return { payout: judged.payout };
    const now = await services.payouts.find(payout.payoutId);
    if (now !== undefined && isIn(now, batch)) return { payout: now };
    if (now?.revision !== payout.revision) return { refused: "changed_since" };
    if ((await services.batches.find(batch.paymentBatchId))?.status !== "open") return { refused: "batch_closed" };
  }
  return { refused: "busy" };
}

/** The payout as it is once released, with what the ledger books of it; or why it cannot be. */
async function judge(
  batch: PaymentBatch,
  payout: Payout,
  { payee, periodDayAfter }: Registered,
  at: string,
  { dynamodb, ledgerTable }: ReleasingServices,
): Promise<
  { readonly payout: Payout; readonly postings: readonly TransactWriteItem[] } | { readonly refused: ReleasingRefusal }
> {
  const unpayable = whyUnpayable(payout, batch);
  if (unpayable !== undefined) return { refused: unpayable };
  const { customerId, lines } = payout.content;
  const positions = lines.map(({ programId, periodId }) => {
    const key = { programId, customerId, periodId };
    return { key, periodDayAfter: periodDayAfter.get(positionId(key)) ?? "" };
  });
  const balances = await balancesOf(dynamodb, ledgerTable, positions);
  const { contentSha256 } = payout;
  const request = { personId: batch.releasedBy, contentSha256, paymentBatchId: batch.paymentBatchId, at };
  const after = released(payout, request, {
    payee,
    balanceOf: (line) => balances[lines.indexOf(line)] ?? { accrued: zero, settled: zero },
  });
  if (isRefused(after)) return after;
  const postings = payoutEntries("release", movementOf(after), at).map((entry, index) => ({
    entry,
    settledBefore: balances[index]?.settled ?? zero,
    periodDayAfter: positions[index]?.periodDayAfter ?? "",
  }));
  return { payout: after, postings: payoutItems(ledgerTable, postings) };
}

/**
 * Why the files of the batch could not hold the payout.
 * @throws BrokenInvariant where a file would refuse it for a reason that no check foresaw: better now than when money is booked
 */
function whyUnpayable(payout: Payout, batch: PaymentBatch): ReleasingRefusal | undefined {
  const { payee, currency } = payout.content;
  if (payee === undefined || payee.payoutMethod !== batch.method) return "payee_not_allowed";
  if (batch.method === "bank_transfer" && batch.payers[currency] === undefined) return "no_payer_account";
  if (missingForPayment(batch.method, payee).length > 0) return "payment_data_missing";
  paymentFiles(batch, [paymentOrder(payout, batch)]);
  return undefined;
}
