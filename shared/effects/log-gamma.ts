import { invariant } from "../invariant.ts";

/** B(2k) / (2k (2k − 1)) for k = 1 to 7, B being the Bernoulli numbers. */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
const enoughForStirling = 10;
const halfLogOfTwoPi = Math.log(2 * Math.PI) / 2;

/**
 * ln Γ(x) by Stirling's series, to about 15 digits:
 *
 *     ln Γ(x) ≈ (x − 1/2) ln x − x + ln(2π)/2 + Σ B(2k) / (2k (2k − 1) x^(2k − 1))
 *
 * The series is good from 10 on; below, Γ(x) = Γ(x + n) / (x (x + 1) ⋯ (x + n − 1)).
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 6.1.40 and 6.1.16.
 * @param x above zero
 */
export function logGamma(x: number): number {
  invariant(x > 0, `ln Γ is asked for numbers above zero, not for ${x}`);
  let product = 1;
  let shifted = x;
  for (; shifted < enoughForStirling; shifted += 1) product *= shifted;

  const square = shifted * shifted;
  let power = 1 / shifted;
  let series = 0;
  for (const coefficient of stirling) {
    series += coefficient * power;
    power /= square;
  }
  return (shifted - 0.5) * Math.log(shifted) - shifted + halfLogOfTwoPi + series - Math.log(product);
}
