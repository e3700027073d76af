import { intervalOf } from "./interval.ts";
import { countWithin, localPolynomial, sumOf } from "./local-polynomial.ts";
import { type Bandwidths, mseBandwidths } from "./mse-bandwidths.ts";
import { deviationsOfNearest, type Observation, type ObservedSide, sidesOf } from "./observed-sides.ts";

/** How much the outcome jumps at a line. */
export type RegressionDiscontinuity = Bandwidths & {
  /** Units within the bandwidth. */
  readonly unitsBelow: number;
  readonly unitsAbove: number;
  /** The local linear estimate, the best single figure. */
  readonly estimate: number;
  readonly standardError: number;
  /** The estimate less its estimated bias; the interval lies around it, because the estimate is not in the middle of its error. */
  readonly biasCorrectedEstimate: number;
  /** Knows that the bias is estimated too. */
  readonly robustStandardError: number;
  readonly low: number;
  readonly high: number;
};

/**
 * The difference between what is expected just above a line and just below it, with a robust bias-corrected 95 % interval: straight
 * lines with triangular kernel within the bandwidth h, corrected by the curvature of parabolas within the bias bandwidth b.
 *
 *     corrected weight of a unit = weight in the straight line's value − Σ weight · x² · weight in the parabola's 2nd coefficient
 *     se² = Σ over both sides (weight)² · ε²,  ε² from the three nearest neighbours
 *
 * Source: Calonico, Cattaneo & Titiunik, Robust nonparametric confidence intervals for regression-discontinuity designs, Econometrica
 * 82 (2014), 2295–2326, theorem 1. It is only an effect where customers do not choose their side: see densityTest.
 * @param bandwidths those of least mean squared error if they are left out
 * @returns undefined where a side has too few different distances, or the outcomes neither vary nor bend
 */
export function regressionDiscontinuity(
  observations: readonly Observation[],
  bandwidths?: Bandwidths,
): RegressionDiscontinuity | undefined {
  const sides = sidesOf(observations);
  const chosen = bandwidths ?? mseBandwidths(sides);
  if (chosen === undefined) return undefined;
  const [below, above] = [valueAtLine(sides.below, chosen), valueAtLine(sides.above, chosen)];
  if (below === undefined || above === undefined) return undefined;

  const biasCorrectedEstimate = above.corrected - below.corrected;
  const robustStandardError = Math.sqrt(above.correctedVariance + below.correctedVariance);
  return {
    ...chosen,
    unitsBelow: countWithin(sides.below.distances, chosen.bandwidth),
    unitsAbove: countWithin(sides.above.distances, chosen.bandwidth),
    estimate: above.value - below.value,
    standardError: Math.sqrt(above.variance + below.variance),
    biasCorrectedEstimate,
    robustStandardError,
    ...intervalOf(biasCorrectedEstimate, robustStandardError),
  };
}

/** What a side's outcomes come to at the line, as they are and corrected for the curve that a straight line misses. */
function valueAtLine(side: ObservedSide, { bandwidth, biasBandwidth }: Bandwidths) {
  const { distances, outcomes } = side;
  const straight = localPolynomial(distances, bandwidth, 1);
  const parabola = localPolynomial(distances, biasBandwidth, 2);
  if (straight === undefined || parabola === undefined) return undefined;

  const curvature = sumOf(straight.atLine, (weight, index) => weight * (distances[index] ?? 0) ** 2);
  const count = Math.max(straight.atLine.length, parabola.highest.length);
  const units = deviationsOfNearest(side, count).map((deviation, index) => {
    const weight = straight.atLine[index] ?? 0;
    const corrected = weight - curvature * (parabola.highest[index] ?? 0);
    return { weight, corrected, deviation, outcome: outcomes[index] ?? 0 };
  });
  return {
    value: sumOf(units, ({ weight, outcome }) => weight * outcome),
    variance: sumOf(units, ({ weight, deviation }) => weight ** 2 * deviation),
    corrected: sumOf(units, ({ corrected, outcome }) => corrected * outcome),
    correctedVariance: sumOf(units, ({ corrected, deviation }) => corrected ** 2 * deviation),
  };
}
