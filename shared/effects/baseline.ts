import { type BgNbd, expectedPurchases, fitBgNbd } from "./bg-nbd.ts";
import { expectedAmount, fitGammaGamma, type GammaGamma } from "./gamma-gamma.ts";
import type { PurchaseHistory } from "./purchase-history.ts";
import type { EffectReason } from "./reasons.ts";
import { isSuppressed } from "./suppress.ts";

/** What a customer bought before joining a program, and has bought since. */
export type JoinedHistory = PurchaseHistory & {
  /** Of the repeat purchase days; undefined without one. */
  readonly meanRepeatAmount: number | undefined;
  readonly weeksSince: number;
};

/** What the customers together would have bought since joining, had they gone on as before. */
export type Baseline = {
  readonly purchaseDays: number;
  readonly netAmount: number;
  readonly days: BgNbd;
  readonly amounts: GammaGamma;
};

/**
 * Purchases since joining as models expect them that know the purchases before. Each customer's days are expected by the BG/NBD model,
 * their amount by the gamma-gamma model, which takes amounts to be independent of how often somebody buys.
 * @returns the reason where there is nothing to fit, or the fit does not settle
 */
export function baselineOf(histories: readonly JoinedHistory[]): Baseline | EffectReason {
  if (isSuppressed(histories.length)) return "too_few_treated";
  const spends = histories.flatMap(({ repeatPurchaseDays, meanRepeatAmount }) =>
    meanRepeatAmount !== undefined && meanRepeatAmount > 0
      ? [{ repeatPurchaseDays, meanAmount: meanRepeatAmount }]
      : [],
  );
  if (isSuppressed(spends.length)) return "too_few_repeat_purchases";
  const days = fitBgNbd(histories);
  const amounts = fitGammaGamma(spends);
  if (!days.hasConverged || !amounts.hasConverged) return "baseline_not_settled";

  let purchaseDays = 0;
  let netAmount = 0;
  for (const history of histories) {
    const { repeatPurchaseDays, meanRepeatAmount, weeksSince } = history;
    const expectedDays = expectedPurchases(days, history, weeksSince);
    // A mean that is not above zero says nothing of a customer's amounts; the model then expects what it does of a newcomer.
    const known = meanRepeatAmount !== undefined && meanRepeatAmount > 0;
    const amount = expectedAmount(amounts, {
      repeatPurchaseDays: known ? repeatPurchaseDays : 0,
      meanAmount: known ? meanRepeatAmount : 0,
    });
    if (amount === undefined) return "baseline_not_settled";
    purchaseDays += expectedDays;
    netAmount += expectedDays * amount;
  }
  return { purchaseDays, netAmount, days, amounts };
}
