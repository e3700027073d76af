import type { FactRow } from "../facts/table.ts";
import type { BaselineHistoryRow } from "./answer-rows.ts";
import { baselineOf } from "./baseline.ts";

/** The row of purchase_baselines about the treated of one program. */
export function baselineRow(programId: string, rows: readonly BaselineHistoryRow[]): FactRow {
  const sum = (column: "weeks_since" | "purchase_days_since" | "net_amount_since") =>
    rows.reduce((total, row) => total + row[column], 0);
  const baseline = baselineOf(
    rows.map((row) => ({
      repeatPurchaseDays: row.repeat_purchase_days,
      recencyWeeks: row.recency_weeks,
      ageWeeks: row.age_weeks,
      meanRepeatAmount: row.mean_repeat_amount ?? undefined,
      weeksSince: row.weeks_since,
    })),
  );
  const told = {
    program_id: programId,
    customers: rows.length,
    mean_weeks_since: rows.length === 0 ? null : sum("weeks_since") / rows.length,
    purchase_days: sum("purchase_days_since"),
    net_amount: sum("net_amount_since"),
  };
  if (typeof baseline === "string") return { ...told, reason: baseline };
  const { r, alpha, a, b } = baseline.days;
  const { p, q, gamma } = baseline.amounts;
  return {
    ...told,
    expected_purchase_days: baseline.purchaseDays,
    expected_net_amount: baseline.netAmount,
    ...{ r, alpha, a, b, p, q, gamma },
    reason: null,
  };
}
