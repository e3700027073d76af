import type { Random } from "../year/random.ts";

/** Above 0 and at most 1, so that it has a logarithm. */
const positive = (random: Random): number => 1 - random.fraction();

/** Waiting time until something that happens once in a unit of time on average. */
export function exponential(random: Random): number {
  return -Math.log(positive(random));
}

/** Mean 0 and variance 1, by the polar coordinates of Box and Muller (1958). */
export function standardNormal(random: Random): number {
  return Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random.fraction());
}

/**
 * Gamma with a mean and a shape of at least 1; its variance is mean²/shape. By the rejection of Marsaglia and Tsang, A simple method
 * for generating gamma variables, ACM Transactions on Mathematical Software 26 (2000).
 */
export function gamma(random: Random, { mean, shape }: { readonly mean: number; readonly shape: number }): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = standardNormal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(positive(random)) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return (mean / shape) * d * v;
  }
}
