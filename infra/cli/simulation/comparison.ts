import { compareText } from "../../../shared/compare-text.ts";
import { formatDecimal, zero } from "../../../shared/money/decimal.ts";
import type { ProgramVersion } from "../../../shared/program/program.ts";
import { nothing, type Tallies, type Tally } from "./tally.ts";

/** What drafts would change against the terms in force, over the same orders. */
export type Comparison = ReturnType<typeof compareSimulations>;

/** Versions, what they come to and how many customers they hold out, by program. */
export type Reckoned = {
  readonly versions: readonly ProgramVersion[];
  readonly tallies: Tallies;
  readonly heldOut: ReadonlyMap<string, number>;
};

/**
 * Compares terms and drafts program by program: the cost, who gains and who loses, and how many positions reach each tier. Programs
 * that have a draft, and those that meet one on the same lines and earn something else beside it.
 */
export function compareSimulations(terms: Reckoned, drafted: Reckoned, drafts: readonly ProgramVersion[]) {
  const known = new Set(terms.versions.map(({ programId }) => programId));
  const isDrafted = new Set(drafts.map(({ programId }) => programId));
  const changeOf = (programId: string) => {
    if (!isDrafted.has(programId)) return "affected" as const;
    return known.has(programId) ? ("amended" as const) : ("new" as const);
  };
  const all = [...new Set(drafted.versions.map(({ programId }) => programId))].sort(compareText);
  return all
    .map((programId) => ({
      program_id: programId,
      change: changeOf(programId),
      currency: drafted.versions.find((version) => version.programId === programId)?.document.currency ?? "",
      customers_held_out_before: terms.heldOut.get(programId) ?? 0,
      customers_held_out_after: drafted.heldOut.get(programId) ?? 0,
      ...changes(terms.tallies.get(programId) ?? nothing, drafted.tallies.get(programId) ?? nothing),
    }))
    .filter(({ change, winners, losers }) => change !== "affected" || winners + losers > 0);
}

function changes(before: Tally, after: Tally) {
  const customers = customerChanges(before, after);
  return {
    cost_before_amount: formatDecimal(before.earned),
    cost_after_amount: formatDecimal(after.earned),
    cost_change_amount: formatDecimal(after.earned.minus(before.earned)),
    winners: customers.filter(({ change }) => change.gt(0)).length,
    losers: customers.filter(({ change }) => change.lt(0)).length,
    unchanged: customers.filter(({ change }) => change.isZero()).length,
    tiers: tierCounts(before, after),
    customers: customers.map(({ customerId, earnedBefore, earnedAfter, change }) => ({
      customer_id: customerId,
      earned_before_amount: formatDecimal(earnedBefore),
      earned_after_amount: formatDecimal(earnedAfter),
      change_amount: formatDecimal(change),
    })),
  };
}

/** Every customer with a position under either terms, the largest change first. */
function customerChanges(before: Tally, after: Tally) {
  return [...new Set([...before.earnedBy.keys(), ...after.earnedBy.keys()])]
    .map((customerId) => {
      const [earnedBefore, earnedAfter] = [
        before.earnedBy.get(customerId) ?? zero,
        after.earnedBy.get(customerId) ?? zero,
      ];
      return { customerId, earnedBefore, earnedAfter, change: earnedAfter.minus(earnedBefore) };
    })
    .sort((a, b) => b.change.abs().comparedTo(a.change.abs()) || compareText(a.customerId, b.customerId));
}

function tierCounts(before: Tally, after: Tally) {
  const length = Math.max(before.tiers.length, after.tiers.length, 1);
  return Array.from({ length }, (_, tier) => ({
    tier,
    positions_before: before.tiers[tier] ?? 0,
    positions_after: after.tiers[tier] ?? 0,
  }));
}
