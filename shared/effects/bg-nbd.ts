import { invariant } from "../invariant.ts";
import { logGamma } from "./log-gamma.ts";
import { nelderMead } from "./nelder-mead.ts";
import type { PurchaseHistory } from "./purchase-history.ts";

/**
 * The BG/NBD model of repeat purchases, the baseline of what customers would have bought anyway. While a customer is active, purchases
 * come at random at a rate of the customer's own; after each, the customer may leave for good. Rates are gamma distributed with
 * shape r and scale 1/alpha, per week; probabilities of leaving are beta distributed with a and b.
 * Source: Fader, Hardie & Lee, Counting Your Customers the Easy Way, Marketing Science 24 (2005), 275–284.
 */
export type BgNbd = { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number };

export type FittedBgNbd = BgNbd & {
  readonly logLikelihood: number;
  /** False where the histories do not settle the parameters, as when nobody seems to leave. */
  readonly hasConverged: boolean;
};

/**
 * The parameters under which the histories are most likely. Histories that are alike are reckoned once, with their number.
 * @throws BrokenInvariant without any repeat purchase, from which no rate can be told
 */
export function fitBgNbd(histories: readonly PurchaseHistory[]): FittedBgNbd {
  invariant(
    histories.some(({ repeatPurchaseDays }) => repeatPurchaseDays > 0),
    "a purchase rate needs repeat purchases",
  );
  const counted = countAlike(histories);
  const meanAge = histories.reduce((sum, { ageWeeks }) => sum + ageWeeks, 0) / histories.length;
  const { point, value, hasConverged } = nelderMead(
    (logs) => -logLikelihoodOf(modelAt(logs), counted),
    [0, Math.log(meanAge), 0, 0],
  );
  return { ...modelAt(point), logLikelihood: -value, hasConverged };
}

/** Parameters are above zero, so their logarithms are searched. */
function modelAt([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): BgNbd {
  return { r: Math.exp(r), alpha: Math.exp(alpha), a: Math.exp(a), b: Math.exp(b) };
}

type Counted = PurchaseHistory & { readonly customers: number };

function countAlike(histories: readonly PurchaseHistory[]): readonly Counted[] {
  const counted = new Map<string, Counted>();
  for (const history of histories) {
    const key = `${history.repeatPurchaseDays}/${history.recencyWeeks}/${history.ageWeeks}`;
    counted.set(key, { ...history, customers: (counted.get(key)?.customers ?? 0) + 1 });
  }
  return [...counted.values()];
}

/**
 * The logarithm of the likelihood (6) of the paper, summed over the customers:
 *
 *     L = Γ(r + x) α^r / Γ(r) · Γ(a + b) Γ(b + x) / (Γ(b) Γ(a + b + x)) · [(α + T)^−(r + x) + 1{x > 0} a/(b + x − 1) (α + t_x)^−(r + x)]
 *
 * What depends on x alone is reckoned once for each x.
 */
function logLikelihoodOf(model: BgNbd, counted: readonly Counted[]): number {
  const { r, alpha, a, b } = model;
  const ofParameters = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b);
  const byPurchases = new Map<number, number>();
  let sum = 0;
  for (const history of counted) {
    const x = history.repeatPurchaseDays;
    let ofPurchases = byPurchases.get(x);
    if (ofPurchases === undefined) {
      ofPurchases = logGamma(r + x) + logGamma(b + x) - logGamma(a + b + x);
      byPurchases.set(x, ofPurchases);
    }
    const stayedOrLeft = x > 0 ? logOfOnePlusExp(logOddsOfHavingLeft(model, history)) : 0;
    sum +=
      history.customers * (ofParameters + ofPurchases - (r + x) * Math.log(alpha + history.ageWeeks) + stayedOrLeft);
  }
  return sum;
}

/**
 * How much likelier it is that the customer left after the last purchase than that they are still active, as a logarithm, for the
 * power of a busy customer would exceed what a number holds. Only of customers with a repeat purchase.
 */
function logOddsOfHavingLeft({ r, alpha, a, b }: BgNbd, history: PurchaseHistory): number {
  const { repeatPurchaseDays: x, recencyWeeks, ageWeeks } = history;
  return Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + ageWeeks) / (alpha + recencyWeeks));
}

/** ln(1 + e^x) without exceeding what a number holds. */
const logOfOnePlusExp = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** The probability that a customer is still active. Without a repeat purchase there was no moment at which to leave, so it is 1. */
export function probabilityActive(model: BgNbd, history: PurchaseHistory): number {
  return history.repeatPurchaseDays === 0 ? 1 : 1 / (1 + Math.exp(logOddsOfHavingLeft(model, history)));
}

/**
 * How many purchase days a customer is expected to have in the weeks to come, (10) of the paper:
 *
 *     E = P(active) · c/(a − 1) · [1 − (1 − z)^(r + x) ₂F₁(r + x, b + x; c; z)],  c = a + b + x − 1,  z = t/(α + T + t)
 *
 * It has a gap at a = 1, and is lost in rounding near it. By Euler's transformation (Abramowitz & Stegun 15.3.3), and with the first
 * term of the series taken out, the same is without one:
 *
 *     E = P(active) · {c [1 − (1 − z)^(a − 1)]/(a − 1) − (1 − z)^(a − 1) Σ_k≥1 (a + b − r − 1)_k (a)_(k−1) / ((c + 1)_(k−1) k!) z^k}
 *
 * where at a = 1 the first fraction is −ln(1 − z).
 */
export function expectedPurchases(model: BgNbd, history: PurchaseHistory, weeks: number): number {
  invariant(weeks >= 0, `purchases are expected in weeks to come, not in ${weeks}`);
  const { r, alpha, a, b } = model;
  const c = a + b + history.repeatPurchaseDays - 1;
  const z = weeks / (alpha + history.ageWeeks + weeks);
  const logRest = Math.log1p(-z);
  const fraction = a === 1 ? -logRest : -Math.expm1((a - 1) * logRest) / (a - 1);
  const series = hypergeometricRest(a + b - r - 1, a, c, z);
  return probabilityActive(model, history) * (c * fraction - Math.exp((a - 1) * logRest) * series);
}

/** Σ_k≥1 (u)_k (a)_(k−1) / ((c + 1)_(k−1) k!) z^k, to the last digit; z is below 1. */
function hypergeometricRest(u: number, a: number, c: number, z: number): number {
  let term = u * z;
  let sum = term;
  for (let k = 1; Math.abs(term) > Number.EPSILON * Math.abs(sum) * (1 - z); k += 1) {
    term *= (((u + k) * (a + k - 1)) / ((c + k) * (k + 1))) * z;
    sum += term;
  }
  return sum;
}
