import type { EffectReason } from "../reasons.ts";
import type { PurchaseBaselineRow } from "../report-rows.ts";

/** What members have bought since joining, beside what models of their earlier purchases expect. No effect. */
export type PurchaseBaseline = {
  readonly customers: number;
  readonly meanWeeksSince: number | undefined;
  readonly purchaseDays: number;
  readonly netAmount: number;
  /** Undefined where the models could not be fitted. */
  readonly expected: { readonly purchaseDays: number; readonly netAmount: number } | undefined;
  readonly reason: EffectReason | undefined;
};

export function purchaseBaseline(row: PurchaseBaselineRow): PurchaseBaseline {
  const { expected_purchase_days: purchaseDays, expected_net_amount: netAmount } = row;
  return {
    customers: row.customers,
    meanWeeksSince: row.mean_weeks_since ?? undefined,
    purchaseDays: row.purchase_days,
    netAmount: row.net_amount,
    expected: purchaseDays === null || netAmount === null ? undefined : { purchaseDays, netAmount },
    reason: row.reason ?? undefined,
  };
}
