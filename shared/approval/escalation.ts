import { invariant } from "../invariant.ts";
import type { ApprovalPolicy } from "./approval-policy.ts";
import { exceeds, hasSomebodyFor, type RoutedPayout, type Step, stepOf } from "./route.ts";
import { covers } from "./scope.ts";

/**
 * The steps that are left after nobody has decided at a level in time: the level that it escalates to, whether or not the amount
 * alone would have asked it, and every later level that the amount asks. A level that is both serves for both, being the higher
 * one. A level that has nobody for this customer is passed over. Empty after the last level: the payout is held.
 * @param levelId the level that did not decide in time, as `levelsFor` or this function named it
 */
export function stepsAfterTimeOut(policy: ApprovalPolicy, payout: RoutedPayout, levelId: string): readonly Step[] {
  const { levels } = policy;
  const placeOf = (wanted: string) => levels.findIndex(({ id }) => id === wanted);
  const place = placeOf(levelId);
  const level = levels[place];
  invariant(level !== undefined, `a payout that waits at level ${levelId} is routed by a policy that has it`);

  const first = level.escalates_to === undefined ? place + 1 : placeOf(level.escalates_to);
  const target = levels
    .slice(first)
    .find((candidate) => covers(candidate.scope, payout) && hasSomebodyFor(policy, candidate, payout));
  if (target === undefined) return [];
  return levels
    .slice(place + 1)
    .filter((later) => later === target || (covers(later.scope, payout) && exceeds(payout, later.above)))
    .map((later) => stepOf(later, payout));
}
