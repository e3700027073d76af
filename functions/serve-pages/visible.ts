import type { PayoutStore } from "../../shared/aws/payouts.ts";
import type { Payout } from "../../shared/payout/payout.ts";
import type { Reader } from "./reader.ts";
import { maySee } from "./rights.ts";

/** A payout as addresses name it. */
export const payoutIdText = /^[A-Za-z0-9]{1,40}$/;

/** The payout, for somebody who may see it; undefined otherwise, as if there were none. */
export async function findVisible(
  payouts: Pick<PayoutStore, "find">,
  payoutId: string,
  reader: Reader,
): Promise<Payout | undefined> {
  const payout = payoutIdText.test(payoutId) ? await payouts.find(payoutId) : undefined;
  return payout !== undefined && maySee(payout, reader) ? payout : undefined;
}
