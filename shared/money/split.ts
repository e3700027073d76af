import { invariant } from "../invariant.ts";
import { type Decimal, zero } from "./decimal.ts";
import { type Rounding, roundToMinorUnit } from "./rounding.ts";

/**
 * Splits a rounded total over shares in the ratio of their exact amounts, so that the parts sum to the total to the last
 * minor unit: each part is the difference of two neighbours in the rounded running sum. The rounding error of one part is
 * therefore at most one minor unit and is made up by the next.
 *
 * Where the exact amounts sum to zero or less there is no ratio: the total must be zero, and so is every part.
 */
export function splitRounded(
  total: Decimal,
  exactAmounts: readonly Decimal[],
  currency: string,
  rounding: Rounding,
): readonly Decimal[] {
  const exactTotal = exactAmounts.reduce((sum, amount) => sum.plus(amount), zero);
  if (exactTotal.lte(0)) {
    invariant(total.isZero(), `nothing can be split over shares that sum to ${exactTotal.toFixed()}`);
    return exactAmounts.map(() => zero);
  }
  const scale = roundToMinorUnit(exactTotal, currency, rounding).eq(total)
    ? (running: Decimal) => running
    : (running: Decimal) => running.times(total).div(exactTotal);

  let running = zero;
  let roundedBefore = zero;
  return exactAmounts.map((amount, index) => {
    running = running.plus(amount);
    const isLast = index === exactAmounts.length - 1;
    const roundedAfter = isLast ? total : roundToMinorUnit(scale(running), currency, rounding);
    const part = roundedAfter.minus(roundedBefore);
    roundedBefore = roundedAfter;
    return part;
  });
}
