import { localPolynomial, sumOf } from "./local-polynomial.ts";
import { deviationsOfNearest, furthestOf, type ObservedSide, type Sides } from "./observed-sides.ts";

/** Which coefficient of a local polynomial the bandwidth is for, and with which bandwidths its error is estimated. */
export type Target = {
  readonly order: number;
  /** 0 for the value at the line, or the highest. */
  readonly coefficient: number;
  readonly varianceBandwidth: number;
  readonly biasBandwidth: number | "whole side";
  /** How many variances of the estimated bias are added to its square, so that a bias near zero gives no boundless bandwidth. */
  readonly regularisation: number;
};

/**
 * The bandwidth at which the squared bias and the variance of the difference between the sides sum to the least. With the order o,
 * the coefficient ν, on each side the variance V of the coefficient at the bandwidth v, and the bias B per h^(o + 1 − ν):
 *
 *     h^(2o + 3) = (2ν + 1) · (v^(2ν + 1) V_above + v^(2ν + 1) V_below) / (2 (o + 1 − ν) · ((B_above − B_below)² + r Var(B)))
 *
 * Source: Calonico, Cattaneo & Titiunik, Econometrica 82 (2014), lemma 1 and section 4.
 * @returns undefined where a side has too few different distances, or the outcomes neither vary nor bend
 */
export function bestBandwidth({ below, above }: Sides, target: Target): number | undefined {
  const [errorBelow, errorAbove] = [errorOf(below, target), errorOf(above, target)];
  if (errorBelow === undefined || errorAbove === undefined) return undefined;
  const { order, coefficient, varianceBandwidth, regularisation } = target;
  const variance = varianceBandwidth ** (2 * coefficient + 1) * (errorAbove.variance + errorBelow.variance);
  const squaredBias =
    (errorAbove.bias - errorBelow.bias) ** 2 + regularisation * (errorAbove.biasVariance + errorBelow.biasVariance);
  const ratio = ((2 * coefficient + 1) * variance) / (2 * (order + 1 - coefficient) * squaredBias);
  return Number.isNaN(ratio) ? undefined : ratio ** (1 / (2 * order + 3));
}

type ErrorOfSide = { readonly variance: number; readonly bias: number; readonly biasVariance: number };

/** The bias is what the next power, which the polynomial lacks, adds to the coefficient; how much of it there is, a fit with it says. */
function errorOf(side: ObservedSide, target: Target): ErrorOfSide | undefined {
  const { order, coefficient, varianceBandwidth } = target;
  const biasBandwidth = target.biasBandwidth === "whole side" ? furthestOf(side) : target.biasBandwidth;
  const fit = localPolynomial(side.distances, varianceBandwidth, order);
  const fitWithNextPower = localPolynomial(side.distances, biasBandwidth, order + 1);
  if (fit === undefined || fitWithNextPower === undefined) return undefined;

  const weights = coefficient === 0 ? fit.atLine : fit.highest;
  const ofNextPower = sumOf(weights, (weight, index) => weight * (side.distances[index] ?? 0) ** (order + 1));
  const perBandwidth = ofNextPower * varianceBandwidth ** (coefficient - order - 1);
  const { highest } = fitWithNextPower;
  return {
    variance: varianceOf(side, weights),
    bias: perBandwidth * sumOf(highest, (weight, index) => weight * (side.outcomes[index] ?? 0)),
    biasVariance: perBandwidth ** 2 * varianceOf(side, highest),
  };
}

/** The variance of a weighted sum of the nearest outcomes. */
function varianceOf(side: ObservedSide, weights: readonly number[]): number {
  const deviations = deviationsOfNearest(side, weights.length);
  return sumOf(weights, (weight, index) => weight ** 2 * (deviations[index] ?? 0));
}
