import type { ProgramTruth } from "../market-truth.ts";
import type { SummaryRow } from "../report-rows.ts";
import { type Effect, effectOf, mapEffect } from "./effect.ts";

/** What the amount is made of: the product of the first three, so that their ratios multiply to the last. */
export const factorNames = ["active", "orders_per_active", "amount_per_order", "amount"] as const;
export type FactorName = (typeof factorNames)[number];

/** By what share a factor changed. */
export type Factor = { readonly factor: FactorName; readonly share: Effect };

const estimators = {
  active: "decomposition_active",
  orders_per_active: "decomposition_orders",
  amount_per_order: "decomposition_amount",
  amount: "ratio_did",
} as const satisfies Readonly<Record<FactorName, string>>;

/** @returns nothing unless all of them were estimated: parts without the whole would not add up */
export function factors(summaries: readonly SummaryRow[], truth: ProgramTruth | undefined): readonly Factor[] {
  const told = factorNames.flatMap((factor) => {
    const row = summaries.find(
      ({ estimator, outcome_name }) => estimator === estimators[factor] && outcome_name === "net_amount",
    );
    const effect = effectOf(row?.estimate, row?.standard_error);
    return effect === undefined ? [] : [{ factor, share: mapEffect(effect, Math.expm1, trueShare(factor, truth)) }];
  });
  return told.length === factorNames.length ? told : [];
}

/** The ratio of the means with the programs and without them, less one. */
function trueShare(factor: FactorName, truth: ProgramTruth | undefined): number | undefined {
  const ratio = (outcomeName: string) => {
    const figures = truth?.overall(outcomeName);
    return figures === undefined ? Number.NaN : figures.meanWith / figures.meanWithout;
  };
  const share = {
    active: ratio("active"),
    orders_per_active: ratio("orders") / ratio("active"),
    amount_per_order: ratio("net_amount") / ratio("orders"),
    amount: ratio("net_amount"),
  }[factor];
  return Number.isFinite(share) ? share - 1 : undefined;
}
