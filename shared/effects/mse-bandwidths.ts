import { bestBandwidth } from "./best-bandwidth.ts";
import type { Sides } from "./observed-sides.ts";
import { pilotBandwidth } from "./pilot-bandwidth.ts";

/** How far from the line units count: for the estimate, and for the estimate of its bias. */
export type Bandwidths = { readonly bandwidth: number; readonly biasBandwidth: number };

/**
 * The bandwidths, the same on both sides, at which the mean squared error of the local linear estimate, and of its bias, is expected
 * to be least. Each rests on a bias that is estimated within the bandwidth of the step before:
 *
 *     step                                                        its bias is estimated within
 *     a preliminary bandwidth, for the cubic's 3rd coefficient    the whole side
 *     the bias bandwidth, for the parabola's 2nd coefficient      the preliminary bandwidth
 *     the bandwidth, for the straight line's value at the line    the bias bandwidth
 *
 * Source: Calonico, Cattaneo & Titiunik, Econometrica 82 (2014), section 4; Calonico, Cattaneo, Farrell & Titiunik, Stata Journal 17
 * (2017), 372–404, where it is called mserd.
 * @returns undefined where a side has too few different distances for a step, or the outcomes neither vary nor bend
 */
export function mseBandwidths(sides: Sides): Bandwidths | undefined {
  const { bandwidth: varianceBandwidth, least, most } = pilotBandwidth(sides);

  const cubic = { order: 3, coefficient: 3, regularisation: 0, varianceBandwidth };
  const ofCubic = bestBandwidth(sides, { ...cubic, biasBandwidth: "whole side" });
  if (ofCubic === undefined) return undefined;
  const preliminary = Math.max(Math.min(ofCubic, most), least);

  const parabola = { order: 2, coefficient: 2, regularisation: 3, varianceBandwidth };
  const ofParabola = bestBandwidth(sides, { ...parabola, biasBandwidth: preliminary });
  if (ofParabola === undefined) return undefined;
  const biasBandwidth = Math.min(ofParabola, most);

  const straightLine = { order: 1, coefficient: 0, regularisation: 3, varianceBandwidth };
  const ofStraightLine = bestBandwidth(sides, { ...straightLine, biasBandwidth });
  if (ofStraightLine === undefined) return undefined;
  return { bandwidth: Math.min(ofStraightLine, most), biasBandwidth };
}
