import { type Decimal, zero } from "../../../shared/money/decimal.ts";
import { type ReckonedPosition, toAccrue } from "../../../shared/run/positions.ts";

/** What a program comes to over all its positions: all that is kept of very many. */
export type Tally = {
  readonly positions: number;
  readonly netAmount: Decimal;
  readonly earned: Decimal;
  readonly toAccrue: Decimal;
  readonly heldLines: number;
  /** What each customer earns, also those who earn nothing. */
  readonly earnedBy: ReadonlyMap<string, Decimal>;
  /** Positions by the tier they reach, from none on. */
  readonly tiers: readonly number[];
};

export const nothing: Tally = {
  positions: 0,
  netAmount: zero,
  earned: zero,
  toAccrue: zero,
  heldLines: 0,
  earnedBy: new Map(),
  tiers: [],
};

/** By program. */
export type Tallies = ReadonlyMap<string, Tally>;

/** Adds positions up, one after another. */
export function tallying() {
  type Growing = { -readonly [Field in keyof Tally]: Tally[Field] } & {
    readonly earnedBy: Map<string, Decimal>;
    readonly tiers: number[];
  };
  const tallies = new Map<string, Growing>();
  return {
    tallies: tallies as Tallies,
    add(reckoned: ReckonedPosition): void {
      const { key, volume, position, heldLineCount } = reckoned;
      const { earned, tierReached } = position.standing;
      const tally = tallies.get(key.programId) ?? { ...nothing, earnedBy: new Map<string, Decimal>(), tiers: [] };
      tallies.set(key.programId, tally);
      tally.positions += 1;
      tally.netAmount = volume.parcels.reduce((sum, { base }) => sum.plus(base.net_amount), tally.netAmount);
      tally.earned = tally.earned.plus(earned);
      tally.toAccrue = tally.toAccrue.plus(toAccrue(reckoned));
      tally.heldLines += heldLineCount;
      tally.earnedBy.set(key.customerId, (tally.earnedBy.get(key.customerId) ?? zero).plus(earned));
      for (let tier = tally.tiers.length; tier <= tierReached; tier += 1) tally.tiers.push(0);
      tally.tiers[tierReached] = (tally.tiers[tierReached] ?? 0) + 1;
    },
  };
}
