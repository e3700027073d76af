import type { InfluenceRow } from "../../../shared/effects/influence.ts";
import type { MeasuredEffect } from "../../../shared/effects/simultaneous-band.ts";
import { randomWords } from "../../../shared/random-words.ts";

/** Numbers from generators that are the same on every machine. */
export type Chance = {
  /** Above 0 and below 1. */
  readonly fraction: () => number;
  readonly normal: () => number;
  /** With this shape and scale 1. */
  readonly gamma: (shape: number) => number;
};

export function chanceOf(seed: string): Chance {
  const word = randomWords(seed);
  const fraction = () => (word() + 0.5) / 2 ** 32;
  const normal = () => Math.sqrt(-2 * Math.log(fraction())) * Math.cos(2 * Math.PI * fraction());
  /** Marsaglia & Tsang, A Simple Method for Generating Gamma Variables (2000). */
  function gamma(shape: number): number {
    if (shape < 1) return gamma(shape + 1) * fraction() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(fraction()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  }
  return { fraction, normal, gamma };
}

/**
 * A study of effects that are all zero: each bucket has an outcome per event month, neighbouring months alike as `alike` says, and
 * the estimate of a month is the mean of its outcomes.
 */
export function studyOfNothing(chance: Chance, buckets: number, eventMonths: readonly number[], alike: number) {
  const outcomes = Array.from({ length: buckets }, () => {
    let previous = chance.normal();
    return eventMonths.map(() => {
      previous = alike * previous + Math.sqrt(1 - alike ** 2) * chance.normal();
      return previous;
    });
  });
  const estimates = eventMonths.map((_, month) => outcomes.reduce((sum, row) => sum + (row[month] ?? 0), 0) / buckets);
  const rows: InfluenceRow[] = outcomes.flatMap((row, bucket) =>
    eventMonths.map((eventMonth, month) => ({
      bucket,
      eventMonth,
      influence: ((row[month] ?? 0) - (estimates[month] ?? 0)) / buckets,
    })),
  );
  const effects = eventMonths.map(
    (eventMonth, month): MeasuredEffect => ({
      eventMonth,
      estimate: estimates[month] ?? 0,
      standardError: standardErrorOf(eventMonth, rows),
    }),
  );
  return { effects, rows };
}

/** √Σψ², where each bucket is one customer. */
export function standardErrorOf(eventMonth: number, rows: readonly InfluenceRow[]): number {
  return Math.hypot(...rows.filter((row) => row.eventMonth === eventMonth).map(({ influence }) => influence));
}
