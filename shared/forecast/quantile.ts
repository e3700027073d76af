import { Decimal, zero } from "../money/decimal.ts";
import type { Forecast } from "./forecast.ts";
import { roundResult } from "./precision.ts";
import { type QuantilePercent, standardNormalQuantiles } from "./standard-normal.ts";

/**
 * The volume that is not exceeded with this probability, for the constraint on variable consideration (IFRS 15.56, ASC
 * 606-10-32-11): a rebate accrued at the 90 % quantile is too low in one case of ten.
 *
 *     quantile = total + z × standard deviation, rounded to 6 places and not below zero
 *
 * 910 with a deviation of 10 has its 90 % quantile at 910 + 1.2815515655446004 × 10 = 922.815516.
 * Probabilities below one half are not offered: they would accrue less than what is likely to be owed.
 */
export function quantileOf(
  { total, standardDeviation }: Pick<Forecast, "total" | "standardDeviation">,
  percent: QuantilePercent,
): Decimal {
  const distance = roundResult(standardNormalQuantiles[percent].times(standardDeviation));
  return Decimal.max(total.plus(distance), zero);
}
