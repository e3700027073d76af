import { confirmersOf, mayConfirm } from "../../../shared/approval/may-confirm.ts";
import type { Confirmer, Confirming } from "../../../shared/aws/confirming.ts";
import { type ConfirmationRefusal, refusalOfPolicy } from "../../../shared/payment/bank-refusals.ts";
import { actorsOf } from "../../../shared/payout/as-routed.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import type { Role } from "../../../shared/web/session.ts";
import type { Reader } from "../reader.ts";

/** What became of a payout as its form brings it: of the release that the person saw. */
export type ConfirmationForm = {
  readonly payoutId: string;
  readonly attempt: number;
  readonly outcome: "paid" | "failed";
  readonly reason: string;
  readonly valueDate: string;
};

/** Why a confirmation has no effect: what the bank's answers are refused for, and what a form can lack. */
export type ConfirmRefusal = ConfirmationRefusal | "no_reason" | "no_value_date";

const confirmingRoles: readonly Role[] = ["releaser", "admin"];

/** The reader as somebody who may say at all what became of payouts; undefined for everybody else. */
export function confirmerOf({ personId, roles, policy, at }: Reader): Confirmer | undefined {
  if (policy === undefined || !roles.some((role) => confirmingRoles.includes(role))) return undefined;
  return confirmersOf(policy).includes(personId) ? { personId, policy, at } : undefined;
}

/** Why a person may not say what became of a payout, be it on its way or not; undefined if they may. */
export function whyNoConfirmation(payout: Payout, reader: Reader): ConfirmationRefusal | undefined {
  const confirmer = confirmerOf(reader);
  if (confirmer === undefined) return "not_a_releaser";
  const may = mayConfirm(confirmer.policy, actorsOf(payout), reader.personId);
  return may === "yes" ? undefined : refusalOfPolicy(may);
}

/**
 * Puts on record what a person says of a payout. The same form again makes no second record.
 * @returns why it has no effect; undefined if it is on record, now or from before
 */
export async function confirmPayout(
  { payoutId, attempt, outcome, reason, valueDate }: ConfirmationForm,
  reader: Reader,
  confirming: Confirming,
): Promise<ConfirmRefusal | undefined> {
  const confirmer = confirmerOf(reader);
  if (confirmer === undefined) return "not_a_releaser";
  if (outcome === "paid" && valueDate === "") return "no_value_date";
  if (outcome === "failed" && reason.trim() === "") return "no_reason";
  const said = outcome === "paid" ? { valueDate } : { reason: reason.trim() };
  const result = await confirming.confirm({ payoutId, attempt, outcome, ...said }, confirmer);
  return result.result === "refused" ? result.refusal : undefined;
}
