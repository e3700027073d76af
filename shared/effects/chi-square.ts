import { invariant } from "../invariant.ts";
import { logGamma } from "./log-gamma.ts";

/**
 * The probability that a chi-square variable with so many degrees of freedom exceeds the value.
 *
 *     P(X > x) = Q(degrees / 2, x / 2)
 *
 * Source: Abramowitz & Stegun, 26.4.19.
 */
export function chiSquareTail(value: number, degrees: number): number {
  invariant(value >= 0 && degrees > 0, `no chi-square value: ${value} with ${degrees} degrees of freedom`);
  return upperGammaShare(degrees / 2, value / 2);
}

/**
 * The probability that a standard normal variable is as far from zero as z, on either side. Its square is chi-square with one
 * degree of freedom.
 */
export function twoSidedPValue(z: number): number {
  return chiSquareTail(z * z, 1);
}

/**
 * Q(a, x) = Γ(a, x) / Γ(a), the upper incomplete gamma function as a share of the whole. Up to x = a + 1 by the series of what lies
 * below, from there by the continued fraction of what lies above, so that small tails keep their digits.
 */
function upperGammaShare(a: number, x: number): number {
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}

/** γ(a, x) e^x / x^a = Σ x^n / (a (a + 1) ⋯ (a + n)). Source: Abramowitz & Stegun, 6.5.29. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * Number.EPSILON; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/**
 * Γ(a, x) e^x / x^a = 1/(x + 1 − a −) 1·(1 − a)/(x + 3 − a −) 2·(2 − a)/(x + 5 − a −) ⋯, evaluated from the front by Lentz' method.
 * Source: the even part of Abramowitz & Stegun, 6.5.31; Lentz, Applied Optics 15 (1976), 668.
 */
function upperFraction(a: number, x: number): number {
  const mostSteps = 10_000;
  let denominator = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / denominator;
  let fraction = d;
  for (let n = 1; n <= mostSteps; n += 1) {
    const numerator = n * (a - n);
    denominator += 2;
    d = 1 / (denominator + numerator * d);
    c = denominator + numerator / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) <= Number.EPSILON) break;
  }
  return fraction;
}
