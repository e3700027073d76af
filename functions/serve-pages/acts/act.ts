import type { DecisionRefusal, ReleaseRefusal } from "../../../shared/approval/may-decide.ts";
import type { PayoutStore } from "../../../shared/aws/payouts.ts";
import type { ReleasingRefusal } from "../../../shared/aws/releasing.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import type { Refusal as PayoutRefusal } from "../../../shared/payout/refusal.ts";
import type { Reader } from "../reader.ts";
import { findVisible } from "../visible.ts";

/** Why an act of a person on a payout has no effect. */
export type ActRefusal =
  | PayoutRefusal
  | DecisionRefusal
  | ReleaseRefusal
  | ReleasingRefusal
  /** There is no such payout for this person, or none at all. */
  | "not_visible"
  | "not_the_proposer"
  | "checks_block";

export type ActResult =
  /** The payout as it stands after the act, be it that an earlier one had made it so. */
  { readonly payout: Payout } | { readonly refused: ActRefusal; readonly payout?: Payout };

export type ActingStore = Pick<PayoutStore, "find" | "taskToken" | "write">;

/** How often an act is judged anew after another one came between. */
const attempts = 3;

/**
 * Reads a payout, judges the act on it, and writes what came of it; anew if it changed between the two.
 * @param judge what the act makes of the payout, or why it does not; the payout itself if the act was done before
 */
export async function actOn(
  payoutId: string,
  reader: Reader,
  payouts: ActingStore,
  judge: (payout: Payout) => Payout | { readonly refused: ActRefusal },
): Promise<ActResult> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const before = await findVisible(payouts, payoutId, reader);
    if (before === undefined) return { refused: "not_visible" };
    const after = judge(before);
    if ("refused" in after) return { refused: after.refused, payout: before };
    if (after === before || (await write(payouts, before, after))) return { payout: after };
  }
  return { refused: "busy" };
}

/** A machine waits for as long as a step is open; what closes the step is to be told to it. */
async function write(payouts: ActingStore, before: Payout, after: Payout): Promise<boolean> {
  const closesStep = before.openStep !== undefined && after.openStep === undefined;
  const taskToken = closesStep ? await payouts.taskToken(before.payoutId) : undefined;
  return payouts.write(before, after, taskToken === undefined ? {} : { taskToken });
}
