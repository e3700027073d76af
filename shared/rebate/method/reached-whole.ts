import { bandReached } from "../tiers.ts";
import type { MethodArithmetic } from "./method.ts";

/**
 * Every tier reached applies to everything from the first unit on, and all of them add up.
 *
 * With tiers from 0 at 10 % and from 1,000 at 25 %: 2,000.00 earns 2,000 × 10 % + 2,000 × 25 % = 700.00.
 */
export const reachedWhole: MethodArithmetic = {
  partsOf({ bands, qualifierTotal, base }) {
    const reached = bandReached(bands, qualifierTotal)?.number ?? 0;
    return bands.slice(0, reached).map((band) => ({ band, base }));
  },
  fixedAmounts: "add",
  looksAtPlace: false,
};
