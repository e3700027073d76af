import { type Decimal, zero } from "../../money/decimal.ts";
import { type Band, bandEntered, bandReached } from "../tiers.ts";
import type { MethodArithmetic } from "./method.ts";

/**
 * The highest tier reached applies to everything from the first unit on.
 *
 * With tiers from 0 at 1 % and from 10,000 at 2 %: 9,999.00 earns 99.99; 10,000.00 earns 200.00.
 * A fixed amount replaces that of the tier below: with 100 from tier 1 and 300 from tier 2, reaching tier 2 adds 200.
 * The version in force when a bound is crossed pays for crossing it.
 */
export const whole: MethodArithmetic = {
  gain({ bands, qualifierBefore, qualifierAfter, qualifierTotal, base }) {
    const rate = bandReached(bands, qualifierTotal)?.rate ?? zero;
    return rate.times(base).plus(onceAt(bands, qualifierAfter)).minus(onceAt(bands, qualifierBefore));
  },
  bandAt: ({ bands, qualifierTotal }) => bandReached(bands, qualifierTotal),
};

function onceAt(bands: readonly Band[], qualifier: Decimal): Decimal {
  return bandEntered(bands, qualifier)?.once ?? zero;
}
