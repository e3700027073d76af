import type { Decimal } from "../money/decimal.ts";
import type { Course, Projection } from "./method/method.ts";
import { roundResult } from "./precision.ts";
import { inMonths } from "./progress.ts";
import type { DeviationRule } from "./reasons.ts";

/**
 * How far the total may be off, as a standard deviation. Months are taken as independent, so their variances add:
 *
 *     standard deviation = monthly deviation × √(days remaining / 30.4375)
 *
 * With fewer than two months to compare there is no monthly deviation. Then a stated default holds, chosen to be wide: half of
 * what is forecast for the rest of the period. It is a convention, not a measurement.
 *
 *     standard deviation = |total − volume so far| / 2
 *
 * Months that were all alike, or without any volume, give a deviation of zero: the forecast is then as sure as it looks to itself.
 */
export function deviationOfTotal(
  { progress, soFar }: Course,
  total: Decimal,
  monthly: Projection["monthly"],
): { readonly standardDeviation: Decimal; readonly rule: DeviationRule } {
  if (monthly === undefined) {
    return { standardDeviation: roundResult(total.minus(soFar).abs().div(2)), rule: "half_of_remaining_volume" };
  }
  const { deviation, rule } = monthly;
  return { standardDeviation: roundResult(deviation.times(inMonths(progress.daysRemaining).sqrt())), rule };
}
