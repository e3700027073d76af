import { bandReached } from "../tiers.ts";
import type { MethodArithmetic } from "./method.ts";
import { baseInside } from "./overlap.ts";

/**
 * Every tier reached applies to the volume from the first unit up to where the next tier begins.
 *
 * With tiers from 0 at 10 % and from 1,000 at 25 %: 2,000.00 earns 1,000 × 10 % + 2,000 × 25 % = 600.00.
 * The fixed amounts of all tiers reached add up.
 */
export const reachedUpTo: MethodArithmetic = {
  partsOf(stretch) {
    const { bands, qualifierTotal, qualifierAfter } = stretch;
    const reached = bandReached(bands, qualifierTotal)?.number ?? 0;
    const stands = bandReached(bands, qualifierAfter)?.number ?? 0;
    return bands.slice(0, reached).flatMap((band) => {
      const base = baseInside(stretch, { before: band.before }, stands <= band.number);
      return base.isZero() ? [] : [{ band, base }];
    });
  },
  fixedAmounts: "add",
  looksAtPlace: true,
};
