import { sumOf } from "./local-polynomial.ts";
import { furthestOf, type ObservedSide, type Sides } from "./observed-sides.ts";

/** How wide the triangular kernel is beside a normal density that it smooths best, by the rule of thumb. */
const triangular = 2.576;
/** The interquartile range of a normal density in standard deviations. */
const quartiles = 1.349;

/** The bandwidth that pilot fits begin with, and between which bandwidths later ones must lie. */
export type PilotBandwidth = { readonly bandwidth: number; readonly least: number; readonly most: number };

/**
 * The rule of thumb for a density, from the spread of all distances:
 *
 *     c = 2.576 · min(sd, interquartile range / 1.349) · (different distances)^(−1/5)
 *
 * No bandwidth reaches beyond the furthest unit. Where a side has a fifth fewer different distances than units, or fewer still, pilot
 * fits reach ten different distances on each side.
 * Source: Calonico, Cattaneo, Farrell & Titiunik, Stata Journal 17 (2017), 372–404, and on shared distances the documentation of
 * rdrobust, option masspoints.
 */
export function pilotBandwidth({ below, above }: Sides): PilotBandwidth {
  const distances = [...below.distances, ...above.distances].sort((a, b) => a - b);
  const mean = sumOf(distances, (distance) => distance) / distances.length;
  const deviation = Math.sqrt(sumOf(distances, (distance) => (distance - mean) ** 2) / (distances.length - 1));
  const spread = Math.min(deviation, (quantile(distances, 0.75) - quantile(distances, 0.25)) / quartiles);

  const [differentBelow, differentAbove] = [differentOf(below), differentOf(above)];
  const most = Math.max(furthestOf(below), furthestOf(above));
  const isShared = sharesDistances(below, differentBelow) || sharesDistances(above, differentAbove);
  const least = isShared ? Math.max(reachingTen(differentBelow), reachingTen(differentAbove)) : 0;
  const bandwidth = triangular * spread * (differentBelow.length + differentAbove.length) ** (-1 / 5);
  return { bandwidth: Math.max(Math.min(bandwidth, most), least), least, most };
}

/** How far from the line units are, each distance once, the nearest first. */
function differentOf({ distances }: ObservedSide): readonly number[] {
  return [...new Set(distances.map(Math.abs))];
}

function sharesDistances({ distances }: ObservedSide, different: readonly number[]): boolean {
  return different.length <= 0.8 * distances.length;
}

/** Just beyond the tenth distance, or the last of fewer, so that it has a weight still. */
function reachingTen(different: readonly number[]): number {
  return (different[Math.min(10, different.length) - 1] ?? 0) * (1 + Math.sqrt(Number.EPSILON));
}

/** The value below which so large a share lies; between two where the share falls on their border. */
function quantile(sorted: readonly number[], share: number): number {
  const place = sorted.length * share;
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return Number.isInteger(place) ? (at(place - 1) + at(place)) / 2 : at(Math.floor(place));
}
