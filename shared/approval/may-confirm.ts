import type { ApprovalPolicy } from "./approval-policy.ts";
import { mayRelease, type PayoutSoFar, type ReleaseRefusal } from "./may-decide.ts";

/**
 * Whether a person may say what became of a released payout: whoever might have released it, and administrators under the same
 * exclusions, because a payout that is said to have failed goes out once more. Whoever did release it may say it: the money's arrival
 * is the bank's doing.
 */
export function mayConfirm(policy: ApprovalPolicy, payout: PayoutSoFar, personId: string): "yes" | ReleaseRefusal {
  return mayRelease({ ...policy, releasers: confirmersOf(policy) }, payout, personId);
}

/** People who may say at all what became of payouts. */
export function confirmersOf({ releasers, people }: ApprovalPolicy): string[] {
  const administrators = people.filter(({ roles }) => roles.includes("admin")).map(({ id }) => id);
  return [...new Set([...releasers, ...administrators])];
}
