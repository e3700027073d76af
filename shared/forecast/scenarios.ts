import { Decimal, zero } from "../money/decimal.ts";
import { roundResult } from "./precision.ts";
import { standardNormalQuantiles } from "./standard-normal.ts";

/** One way in which the period may end. */
export type Scenario = { readonly probability: Decimal; readonly total: Decimal };

const { "90": outer, "70": inner } = standardNormalQuantiles;
const strata = [outer.negated(), inner.negated(), zero, inner, outer];
const probabilityOfEach = new Decimal(1).div(strata.length);

/**
 * The ways in which the period may end, for an expected value (IFRS 15.53(a), ASC 606-10-32-8(a)): a normal distribution cut into five
 * equally likely strata, each stood for by its median, the 10, 30, 50, 70 and 90 % quantiles. Their mean is the total, because they
 * lie symmetrically; their variance is 77 % of the distribution's, because the tails are stood for by their medians.
 *
 * No scenario lies below zero, where no tier gives anything; one may lie below the volume so far, because returns reduce volume.
 * Without deviation there is one scenario, certain.
 * @param total and deviation, rounded as the forecast states them
 */
export function scenariosOf(total: Decimal, standardDeviation: Decimal): readonly Scenario[] {
  if (standardDeviation.isZero()) return [{ probability: new Decimal(1), total: Decimal.max(total, zero) }];
  return strata.map((quantile) => ({
    probability: probabilityOfEach,
    total: Decimal.max(total.plus(roundResult(quantile.times(standardDeviation))), zero),
  }));
}
