import { invariant } from "../invariant.ts";
import type { Decimal } from "../money/decimal.ts";
import { sumOf } from "./month-volume.ts";

/**
 * The sample standard deviation √(Σ(x − mean)² / (n − 1)): with n − 1, because the mean comes from the same few values.
 * Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.6.
 * @param values at least two
 */
export function sampleDeviation(values: readonly Decimal[]): Decimal {
  invariant(values.length >= 2, "a deviation needs two values");
  const mean = sumOf(values).div(values.length);
  return sumOf(values.map((value) => value.minus(mean).pow(2)))
    .div(values.length - 1)
    .sqrt();
}
