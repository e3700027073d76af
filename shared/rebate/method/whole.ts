import { bandReached } from "../tiers.ts";
import type { MethodArithmetic } from "./method.ts";

/**
 * The highest tier reached applies to everything from the first unit on.
 *
 * With tiers from 0 at 1 % and from 10,000 at 2 %: 9,999.00 earns 99.99; 10,000.00 earns 200.00.
 * A fixed amount replaces that of the tier below: with 100 from tier 1 and 300 from tier 2, reaching tier 2 adds 200.
 * The version in force when a bound is crossed pays for crossing it.
 */
export const whole: MethodArithmetic = {
  partsOf({ bands, qualifierTotal, base }) {
    const band = bandReached(bands, qualifierTotal);
    return band === undefined ? [] : [{ band, base }];
  },
  fixedAmounts: "replace",
  looksAtPlace: false,
};
