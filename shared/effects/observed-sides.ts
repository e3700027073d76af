import { neighbourDeviations } from "./neighbour-deviations.ts";

/** A unit's distance to the line, 0 and more having reached it, and its outcome. */
export type Observation = { readonly distance: number; readonly outcome: number };

/** The units of one side of the line, the nearest first. */
export type ObservedSide = { readonly distances: readonly number[]; readonly outcomes: readonly number[] };

export type Sides = { readonly below: ObservedSide; readonly above: ObservedSide };

export function sidesOf(observations: readonly Observation[]): Sides {
  const nearestFirst = observations.toSorted((a, b) => Math.abs(a.distance) - Math.abs(b.distance));
  return {
    below: sideOf(nearestFirst.filter(({ distance }) => distance < 0)),
    above: sideOf(nearestFirst.filter(({ distance }) => distance >= 0)),
  };
}

function sideOf(observations: readonly Observation[]): ObservedSide {
  return {
    distances: observations.map(({ distance }) => distance),
    outcomes: observations.map(({ outcome }) => outcome),
  };
}

/** How far the furthest unit of a side is from the line. */
export function furthestOf({ distances }: ObservedSide): number {
  return Math.abs(distances.at(-1) ?? 0);
}

/** The estimated variances of so many of the nearest outcomes, from these alone. */
export function deviationsOfNearest({ distances, outcomes }: ObservedSide, count: number): readonly number[] {
  return neighbourDeviations(distances.slice(0, count), outcomes.slice(0, count));
}
