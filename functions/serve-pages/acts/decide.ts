import type { Outcome, Payout } from "../../../shared/payout/payout.ts";
import { isRefused } from "../../../shared/payout/refusal.ts";
import { decided } from "../../../shared/payout/transitions.ts";
import type { Reader } from "../reader.ts";
import { rightToDecide } from "../rights.ts";
import { type ActingStore, type ActRefusal, type ActResult, actOn } from "./act.ts";

/** A decision as its form brings it: on a content and a step that the approver saw. */
export type DecisionForm = {
  readonly payoutId: string;
  readonly contentSha256: string;
  readonly stepNumber: number;
  readonly outcome: Outcome;
  readonly reason: string;
};

/** Records a person's decision on a payout, if it is theirs to make now. The same form again makes no second one. */
export function decide(form: DecisionForm, reader: Reader, payouts: ActingStore): Promise<ActResult> {
  return actOn(form.payoutId, reader, payouts, (payout) => judge(payout, form, reader));
}

function judge(payout: Payout, form: DecisionForm, reader: Reader): Payout | { readonly refused: ActRefusal } {
  if (isRepeated(payout, form, reader)) return payout;
  const right = rightToDecide(payout, reader);
  const after = decided(payout, {
    ...form,
    personId: reader.personId,
    ...(right?.may && right.insteadOf !== undefined ? { insteadOf: right.insteadOf } : {}),
    at: reader.at,
  });
  if (isRefused(after)) return after;
  return right?.may ? after : { refused: right?.refusal ?? "not_open" };
}

/** Step numbers are never used again, so one person has one decision at each. */
function isRepeated({ decisions }: Payout, form: DecisionForm, { personId }: Reader): boolean {
  return decisions.some(
    (decision) =>
      decision.personId === personId &&
      decision.stepNumber === form.stepNumber &&
      decision.contentSha256 === form.contentSha256 &&
      decision.outcome === form.outcome &&
      decision.reason === form.reason.trim(),
  );
}
