import { type Decimal, parseDecimal } from "../money/decimal.ts";
import type { ApprovalPolicy, Level } from "./approval-policy.ts";
import { type CustomerInScope, covers, personCovers } from "./scope.ts";

/** What decides which levels a payout is asked of. */
export type RoutedPayout = CustomerInScope & { readonly amount: Decimal; readonly currency: string };

/** One level's part in a payout: it is done when so many different people of the level have approved. */
export type Step = { readonly levelId: string; readonly peopleNeeded: 1 | 2 };

/** Why a payout has no way through the levels. It is blocked: there is no way around a level. */
export type RouteRefusal = "currency_without_limits" | "nobody_in_scope" | "no_level_asked";

export type Route =
  | { readonly ok: true; readonly steps: readonly Step[] }
  | {
      readonly ok: false;
      readonly refusal: RouteRefusal;
      /** The level that stands in the way, where it is one. */
      readonly levelId?: string;
    };

/**
 * The levels that a payout passes, in the order of the policy: every level of the customer's scope whose amount it exceeds. So
 * somebody with a higher limit is asked in addition to the levels below, never instead of them.
 */
export function levelsFor(policy: ApprovalPolicy, payout: RoutedPayout): Route {
  const levels = policy.levels.filter(({ scope }) => covers(scope, payout));
  const withoutLimits = levels.find(({ above }) => above[payout.currency] === undefined);
  if (withoutLimits !== undefined) return { ok: false, refusal: "currency_without_limits", levelId: withoutLimits.id };

  const asked = levels.filter(({ above }) => exceeds(payout, above));
  if (asked.length === 0) return { ok: false, refusal: "no_level_asked" };
  const deserted = asked.find((level) => !hasSomebodyFor(policy, level, payout));
  if (deserted !== undefined) return { ok: false, refusal: "nobody_in_scope", levelId: deserted.id };
  return { ok: true, steps: asked.map((level) => stepOf(level, payout)) };
}

/** Whether anybody of the level acts on payouts of the customer. */
export function hasSomebodyFor(policy: ApprovalPolicy, { approvers }: Level, customer: CustomerInScope): boolean {
  return approvers.some((personId) => personCovers(policy, personId, customer));
}

export function stepOf({ id, two_people_above: twoPeopleAbove = {} }: Level, payout: RoutedPayout): Step {
  return { levelId: id, peopleNeeded: exceeds(payout, twoPeopleAbove) ? 2 : 1 };
}

/** Whether the amount is above the limit of its currency; where none is stated, it is above nothing. */
export function exceeds({ amount, currency }: RoutedPayout, limits: Level["above"]): boolean {
  const limit = limits[currency];
  return limit !== undefined && amount.gt(parseDecimal(limit));
}
