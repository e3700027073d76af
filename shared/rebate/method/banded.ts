import { bandReached } from "../tiers.ts";
import type { MethodArithmetic } from "./method.ts";
import { baseInside } from "./overlap.ts";

/**
 * Each tier applies to the part of the volume inside its own band, and only to that.
 *
 * With tiers from 0 at 1 % and from 10,000 at 2 %: 10,000.00 earns 100.00; 10,100.00 earns 100.00 + 2.00.
 * A fixed amount is added once for each band entered. A return takes back from the highest band first, because the running
 * qualifier moves back through the bands that it came through.
 */
export const banded: MethodArithmetic = {
  partsOf(stretch) {
    const { bands, qualifierBefore, qualifierAfter } = stretch;
    const stands = qualifierBefore.eq(qualifierAfter) ? bandReached(bands, qualifierAfter) : undefined;
    return bands.flatMap((band) => {
      const base = baseInside(stretch, band, band === stands);
      return base.isZero() ? [] : [{ band, base }];
    });
  },
  fixedAmounts: "add",
  looksAtPlace: true,
};
