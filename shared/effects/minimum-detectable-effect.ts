import { standardNormalQuantiles } from "../forecast/standard-normal.ts";
import { pointwiseCriticalValue } from "./interval.ts";

/** What a study of this size can see: smaller effects stay hidden more often than in one case of five. */
export type MinimumDetectableEffect = {
  /** In the unit of the estimate. */
  readonly amount: number;
  /** In percent of the control mean; missing where that is not above zero. */
  readonly percent?: number;
};

const power = standardNormalQuantiles["80"].toNumber();

/**
 * The effect that a two-sided 5 % test finds with 80 % probability.
 *
 *     (z 0.975 + z 0.8) × standard error = 2.8015852181129684 × standard error
 *
 * Source: Bloom, Minimum detectable effects, Evaluation Review 19 (1995), 547–556.
 * @param controlMean mean outcome of the controls, to tell the effect in percent
 */
export function minimumDetectableEffect(standardError: number, controlMean: number): MinimumDetectableEffect {
  const amount = (pointwiseCriticalValue + power) * standardError;
  return controlMean > 0 ? { amount, percent: (100 * amount) / controlMean } : { amount };
}
