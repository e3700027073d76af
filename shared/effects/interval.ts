import { standardNormalQuantiles } from "../forecast/standard-normal.ts";

/** Ends of an interval. */
export type Interval = { readonly low: number; readonly high: number };

/** How many standard errors a 95 % interval reaches to each side. */
export const pointwiseCriticalValue = standardNormalQuantiles["97.5"].toNumber();

/**
 * Between which values an effect lies, as far as the estimate can tell: the interval holds it in 95 % of studies.
 *
 *     low, high = estimate ∓ 1.959963984540054 × standard error
 *
 * @param criticalValue a larger one for a band over several estimates
 */
export function intervalOf(
  estimate: number,
  standardError: number,
  criticalValue: number = pointwiseCriticalValue,
): Interval {
  const distance = criticalValue * standardError;
  return { low: estimate - distance, high: estimate + distance };
}

/** A difference of logarithms as a change in percent: 100 (e^θ − 1). A band's ends are turned the same way, so it is not symmetric. */
export function percentOfLogEffect(logEffect: number): number {
  return 100 * Math.expm1(logEffect);
}
