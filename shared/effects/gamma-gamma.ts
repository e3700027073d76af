import { invariant } from "../invariant.ts";
import { logGamma } from "./log-gamma.ts";
import { nelderMead } from "./nelder-mead.ts";

/** What a customer's purchases came to: how many repeat purchase days, and their mean amount. */
export type SpendHistory = { readonly repeatPurchaseDays: number; readonly meanAmount: number };

/**
 * The gamma-gamma model of what a purchase comes to, to be held beside the BG/NBD model of how many there are. A customer's amounts are
 * gamma distributed with shape p around a mean of the customer's own; their scales vary between customers with shape q and
 * scale gamma. It takes amounts not to depend on how often a customer buys.
 * Source: Fader & Hardie, The Gamma-Gamma Model of Monetary Value (2013), after Fader, Hardie & Lee, RFM and CLV, Journal of
 * Marketing Research 42 (2005), 415–430.
 */
export type GammaGamma = { readonly p: number; readonly q: number; readonly gamma: number };

export type FittedGammaGamma = GammaGamma & {
  readonly logLikelihood: number;
  readonly hasConverged: boolean;
  /** Customers with repeat purchases and a mean above zero: nothing else can be gamma distributed. */
  readonly customers: number;
};

/**
 * The parameters under which the mean amounts are most likely.
 * @throws BrokenInvariant without any customer with repeat purchases
 */
export function fitGammaGamma(histories: readonly SpendHistory[]): FittedGammaGamma {
  const usable = histories.filter(({ repeatPurchaseDays, meanAmount }) => repeatPurchaseDays > 0 && meanAmount > 0);
  invariant(usable.length > 0, "amounts need repeat purchases");
  const mean = usable.reduce((sum, { meanAmount }) => sum + meanAmount, 0) / usable.length;
  const { point, value, hasConverged } = nelderMead(
    (logs) => -logLikelihoodOf(modelAt(logs), usable),
    [0, Math.log(2), Math.log(mean)],
  );
  return { ...modelAt(point), logLikelihood: -value, hasConverged, customers: usable.length };
}

/** Parameters are above zero, so their logarithms are searched. */
function modelAt([p = 0, q = 0, gamma = 0]: readonly number[]): GammaGamma {
  return { p: Math.exp(p), q: Math.exp(q), gamma: Math.exp(gamma) };
}

/**
 * The logarithm of the density (1a) of the note, of mean amounts m over x purchases, summed over the customers:
 *
 *     f = Γ(px + q) / (Γ(px) Γ(q)) · γ^q m^(px − 1) x^(px) / (γ + m x)^(px + q)
 *
 * What depends on x alone is reckoned once for each x.
 */
function logLikelihoodOf({ p, q, gamma }: GammaGamma, histories: readonly SpendHistory[]): number {
  const ofParameters = q * Math.log(gamma) - logGamma(q);
  const byPurchases = new Map<number, number>();
  let sum = 0;
  for (const { repeatPurchaseDays: x, meanAmount: m } of histories) {
    let ofPurchases = byPurchases.get(x);
    if (ofPurchases === undefined) {
      ofPurchases = logGamma(p * x + q) - logGamma(p * x) + p * x * Math.log(x);
      byPurchases.set(x, ofPurchases);
    }
    sum += ofParameters + ofPurchases + (p * x - 1) * Math.log(m) - (p * x + q) * Math.log(gamma + m * x);
  }
  return sum;
}

/**
 * What a purchase of the customer comes to on average, (5) of the note: between the customers' mean and the customer's own, nearer
 * to their own the more they have bought.
 *
 *     E = p (γ + m x) / (p x + q − 1)
 *
 * @returns undefined where the amounts of customers differ so much that they have no mean (p x + q not above 1)
 */
export function expectedAmount({ p, q, gamma }: GammaGamma, history: SpendHistory): number | undefined {
  const { repeatPurchaseDays: x, meanAmount: m } = history;
  const denominator = p * x + q - 1;
  return denominator > 0 ? (p * (gamma + (x === 0 ? 0 : m * x))) / denominator : undefined;
}
