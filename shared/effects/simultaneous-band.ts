import { invariant } from "../invariant.ts";
import { randomWords } from "../random-words.ts";
import { covarianceOf, type EventEffect, type InfluenceRow, influenceByMonth } from "./influence.ts";
import { type Interval, intervalOf, pointwiseCriticalValue } from "./interval.ts";

/** An event study's effects with a band that covers all of them together in 95 % of studies. */
export type SimultaneousBand = {
  /** How many standard errors the band reaches to each side of every estimate. */
  readonly criticalValue: number;
  readonly months: readonly (MeasuredEffect & Interval)[];
};

/** An effect with the standard error that its interval is told by. */
export type MeasuredEffect = EventEffect & { readonly standardError: number };

/** One less than a multiple of 20, so that a draw stands exactly at 95 %. */
const draws = 4_999;
const coverage = 0.95;

/**
 * The band by the multiplier bootstrap. Each draw turns the sign of every bucket's influence or leaves it, with equal chance
 * (Rademacher), and notes how far the farthest month is from zero, counted in its standard errors; the critical value is what 95 %
 * of draws do not exceed.
 *
 *     se_e = sqrt(Σ_b ψ_be²),  t = max_e |Σ_b v_b ψ_be| / se_e,  low, high = estimate ∓ critical value × standard error
 *
 * The standard deviation of the draws is se_e itself, so it is not estimated from them once more. Where buckets hold several customers
 * it differs a little from the standard error of the estimate, which the band is drawn with, so that no month's band is narrower than
 * its interval; nor is the critical value below that of a single interval. A month without spread was not estimated, such as the
 * base month, and has no say.
 * Source: Callaway & Sant'Anna, Journal of Econometrics 225 (2021), Algorithm 1 and Corollary 1; sup-t bands: Montiel Olea &
 * Plagborg-Møller, Journal of Applied Econometrics 34 (2019).
 *
 * @param seed names the measurement: the same name gives the same band
 */
export function simultaneousBand(
  effects: readonly MeasuredEffect[],
  rows: readonly InfluenceRow[],
  seed: string,
): SimultaneousBand {
  const inOrder = [...effects].sort((a, b) => a.eventMonth - b.eventMonth);
  const scaled = influenceByMonth(rows, inOrder).flatMap((influence) => {
    const deviation = Math.sqrt(covarianceOf(influence, influence));
    return deviation > 0 ? [influence.map((value) => value / deviation)] : [];
  });
  const criticalValue = Math.max(pointwiseCriticalValue, supremumQuantile(scaled, seed));
  return {
    criticalValue,
    months: inOrder.map((effect) => ({
      ...effect,
      ...intervalOf(effect.estimate, effect.standardError, criticalValue),
    })),
  };
}

function supremumQuantile(scaled: readonly Float64Array[], seed: string): number {
  const word = randomWords(seed);
  const signs = new Float64Array(scaled[0]?.length ?? 0);
  const suprema = Float64Array.from({ length: draws }, () => {
    drawSigns(signs, word);
    let farthest = 0;
    for (const influence of scaled) farthest = Math.max(farthest, Math.abs(covarianceOf(signs, influence)));
    return farthest;
  });
  const quantile = suprema.sort()[Math.ceil(coverage * (draws + 1)) - 1];
  invariant(quantile !== undefined, "the quantile is one of the draws");
  return quantile;
}

/** One bit of a word for each sign. */
function drawSigns(signs: Float64Array, word: () => number): void {
  let bits = 0;
  for (let place = 0; place < signs.length; place += 1) {
    if (place % 32 === 0) bits = word();
    signs[place] = (bits & 1) === 1 ? 1 : -1;
    bits >>>= 1;
  }
}
