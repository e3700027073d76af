import { compareText } from "../../../shared/compare-text.ts";
import { type Decimal, formatDecimal, zero } from "../../../shared/money/decimal.ts";
import type { ProgramVersion } from "../../../shared/program/program.ts";
import { sum } from "./report.ts";
import type { SimulatedPosition, Simulation } from "./simulate.ts";

/** What drafts would change against the terms in force, over the same orders. */
export type Comparison = ReturnType<typeof compareSimulations>;

/**
 * Compares two simulations program by program, over the programs that have a draft: the cost, who gains and who loses, and how many
 * positions reach each tier.
 */
export function compareSimulations(terms: Simulation, draft: Simulation, drafts: readonly ProgramVersion[]) {
  const programs = [...new Set(drafts.map(({ programId }) => programId))].sort(compareText);
  return programs.map((programId) => {
    const [before, after] = [terms, draft].map(({ positions }) =>
      positions.filter(({ key }) => key.programId === programId),
    ) as [SimulatedPosition[], SimulatedPosition[]];
    const [costBefore, costAfter] = [sum(before, earnedIn), sum(after, earnedIn)];
    const customers = customerChanges(before, after);
    return {
      program_id: programId,
      currency: drafts.find((version) => version.programId === programId)?.document.currency ?? "",
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
  });
}

const earnedIn = ({ position }: SimulatedPosition): Decimal => position.standing.earned;

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
  const highest = Math.max(0, ...[...before, ...after].map(tierOf));
  return Array.from({ length: highest + 1 }, (_, tier) => ({
    tier,
    positions_before: old?.get(tier)?.length ?? 0,
    positions_after: next?.get(tier)?.length ?? 0,
  }));
}

const tierOf = ({ position }: SimulatedPosition): number => position.standing.tierReached;
