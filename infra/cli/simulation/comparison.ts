import { compareText } from "../../../shared/compare-text.ts";
import { type Decimal, formatDecimal, zero } from "../../../shared/money/decimal.ts";
import type { ProgramVersion } from "../../../shared/program/program.ts";
import { earnedIn, type SimulatedPosition, sum } from "./positions.ts";

/** What drafts would change against the terms in force, over the same orders. */
export type Comparison = ReturnType<typeof compareSimulations>;

/** Versions and what they make of the orders. */
export type Reckoned = {
  readonly versions: readonly ProgramVersion[];
  readonly positions: readonly SimulatedPosition[];
};

/**
 * Compares terms and drafts program by program: the cost, who gains and who loses, and how many positions reach each tier. Programs
 * that have a draft, and those that meet one on the same lines and earn something else beside it.
 */
export function compareSimulations(terms: Reckoned, drafted: Reckoned, drafts: readonly ProgramVersion[]) {
  const [before, after] = [terms, drafted].map(({ positions }) => Map.groupBy(positions, programOf)) as [
    Map<string, SimulatedPosition[]>,
    Map<string, SimulatedPosition[]>,
  ];
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
      ...changes(before.get(programId) ?? [], after.get(programId) ?? []),
    }))
    .filter(({ change, winners, losers }) => change !== "affected" || winners + losers > 0);
}

const programOf = ({ key }: SimulatedPosition): string => key.programId;

function changes(before: readonly SimulatedPosition[], after: readonly SimulatedPosition[]) {
  const [costBefore, costAfter] = [sum(before, earnedIn), sum(after, earnedIn)];
  const customers = customerChanges(before, after);
  return {
    cost_before_amount: formatDecimal(costBefore),
    cost_after_amount: formatDecimal(costAfter),
    cost_change_amount: formatDecimal(costAfter.minus(costBefore)),
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
function customerChanges(before: readonly SimulatedPosition[], after: readonly SimulatedPosition[]) {
  const [earnedBefore, earnedAfter] = [before, after].map(byCustomer) as [Map<string, Decimal>, Map<string, Decimal>];
  return [...new Set([...earnedBefore.keys(), ...earnedAfter.keys()])]
    .map((customerId) => {
      const [old, next] = [earnedBefore.get(customerId) ?? zero, earnedAfter.get(customerId) ?? zero];
      return { customerId, earnedBefore: old, earnedAfter: next, change: next.minus(old) };
    })
    .sort((a, b) => b.change.abs().comparedTo(a.change.abs()) || compareText(a.customerId, b.customerId));
}

function byCustomer(positions: readonly SimulatedPosition[]): ReadonlyMap<string, Decimal> {
  return new Map(
    [...Map.groupBy(positions, ({ key }) => key.customerId)].map(([customer, own]) => [customer, sum(own, earnedIn)]),
  );
}

function tierCounts(before: readonly SimulatedPosition[], after: readonly SimulatedPosition[]) {
  const [old, next] = [before, after].map((positions) => Map.groupBy(positions, tierOf));
  const highest = [...before, ...after].reduce((most, position) => Math.max(most, tierOf(position)), 0);
  return Array.from({ length: highest + 1 }, (_, tier) => ({
    tier,
    positions_before: old?.get(tier)?.length ?? 0,
    positions_after: next?.get(tier)?.length ?? 0,
  }));
}

const tierOf = ({ position }: SimulatedPosition): number => position.standing.tierReached;
