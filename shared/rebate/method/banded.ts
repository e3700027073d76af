import { Decimal, zero } from "../../money/decimal.ts";
import { type Band, bandEntered, bandReached } from "../tiers.ts";
import type { MethodArithmetic } from "./method.ts";

/**
 * Each tier applies to the part of the volume inside its own band, and only to that.
 *
 * With tiers from 0 at 1 % and from 10,000 at 2 %: 10,000.00 earns 100.00; 10,100.00 earns 100.00 + 2.00.
 * A fixed amount is added once for each band entered. A return takes back from the highest band first, because the gain of a
 * stretch is F(after) − F(before).
 */
export const banded: MethodArithmetic = {
  gain({ bands, qualifierBefore, qualifierAfter }) {
    return upTo(bands, qualifierAfter).minus(upTo(bands, qualifierBefore));
  },
  bandAt({ bands, qualifierBefore, qualifierAfter }) {
    // A stretch that ends on a bound lies below it: nothing of it is inside the band that begins there.
    const end = Decimal.max(qualifierBefore, qualifierAfter);
    return bands.findLast((band) => end.gt(band.from)) ?? bandReached(bands, end);
  },
};

/** F: everything that a volume from zero up to the qualifier gives. The base is the same measure as the qualifier. */
function upTo(bands: readonly Band[], qualifier: Decimal): Decimal {
  const entered = bandEntered(bands, qualifier)?.number ?? 0;
  return bands
    .slice(0, entered)
    .map((band) => band.once.plus(band.rate.times(partInside(band, qualifier))))
    .reduce((sum, amount) => sum.plus(amount), zero);
}

function partInside(band: Band, qualifier: Decimal): Decimal {
  const end = band.before === undefined ? qualifier : Decimal.min(qualifier, band.before);
  return end.minus(band.from);
}
