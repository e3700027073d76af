import { z } from "zod";
import { parseDecimal } from "../money/decimal.ts";
import { ComparisonGroupRow, count, DensityBinRow, DensityRow, number, optional } from "./answer-rows.ts";
import { type EffectReason, effectReasons } from "./reasons.ts";

// Rows that a report of effects is made from, as the questions' answers hold them: every value as text, null staying null.

const text = z.string();
const money = text.transform(parseDecimal);
const reason = z
  .string()
  .refine((key): key is EffectReason => key in effectReasons)
  .nullable();

/** A row of queries/effect-report/program.sql. */
export const ProgramRow = z.object({
  program_id: text,
  name_en: text,
  name_zh: text.nullable(),
  currency: text,
  period: text,
});
export type ProgramRow = z.infer<typeof ProgramRow>;

/** A row of queries/effect-report/measurement.sql. */
export const MeasurementRow = z.object({
  run_id: text,
  as_of_date: text,
  panel_first_month: text.nullable(),
  panel_last_month: text.nullable(),
  winsorised_percentile: number,
});
export type MeasurementRow = z.infer<typeof MeasurementRow>;

/** A row of queries/effect-report/summaries.sql. */
export const SummaryRow = z.object({
  outcome_name: text,
  estimator: text,
  control_group: text,
  event_month: optional,
  treated_units: count,
  control_units: count,
  estimate: optional,
  standard_error: optional,
  low: optional,
  high: optional,
  band_low: optional,
  band_high: optional,
  minimum_detectable_effect: optional,
  pre_trend_p_value: optional,
  grade: z.enum(["A", "B", "C", "D"]),
  reason,
});
export type SummaryRow = z.infer<typeof SummaryRow>;

/** A row of queries/effect-report/density-bins.sql: those of the program that it is asked of. */
export const BinRow = DensityBinRow.omit({ program_id: true });
export type BinRow = z.infer<typeof BinRow>;

/** A row of queries/effect-report/threshold-effects.sql. */
export const ThresholdEffectRow = z.object({
  period_id: text,
  tier: count,
  units_below: count,
  units_above: count,
  bandwidth: optional,
  estimate: optional,
  low: optional,
  high: optional,
  verdict: DensityRow.shape.verdict,
  grade: z.enum(["A", "B", "C", "D"]),
  reason,
});
export type ThresholdEffectRow = z.infer<typeof ThresholdEffectRow>;

/** A row of queries/effect-report/purchase-baseline.sql. */
export const PurchaseBaselineRow = z.object({
  customers: count,
  mean_weeks_since: optional,
  expected_purchase_days: optional,
  purchase_days: count,
  expected_net_amount: optional,
  net_amount: number,
  reason,
});
export type PurchaseBaselineRow = z.infer<typeof PurchaseBaselineRow>;

/** A row of queries/effect-report/finished-periods.sql. */
export const PeriodRow = z.object({ period_id: text, first_period: count, deadline_period: count });
export type PeriodRow = z.infer<typeof PeriodRow>;

/** A row of queries/effects/effect-comparison-groups.sql, with all that is said of the groups. */
export const GroupRow = ComparisonGroupRow.extend({
  enrolled_customers: count,
  held_out_customers: count,
  unmeasured_customers: count,
  first_cohort_month: text.nullable(),
  last_cohort_month: text.nullable(),
  reason,
});
export type GroupRow = z.infer<typeof GroupRow>;

/** A row of queries/effects/effect-hold-out.sql: only the mean that an effect is a share of; the effects themselves are facts. */
export const HoldOutMeanRow = z.object({ program_id: text, outcome_name: text, held_out_mean: optional });
export type HoldOutMeanRow = z.infer<typeof HoldOutMeanRow>;

/** A row of queries/effects/effect-return.sql. */
export const ReturnRow = z.object({
  program_id: text,
  outcome_name: text,
  currency: text,
  treated_units: count,
  treated_months: count,
  net_amount: money,
  margin_fraction: optional,
  is_margin_of_products: text.transform((value) => value === "true"),
  rebate_amount: money,
  unmeasured_rebate_amount: money,
  administration_cost_amount: money,
  incremental_net_amount: optional,
  incremental_standard_error: optional,
  return_fraction: optional,
  return_low: optional,
  return_high: optional,
  cost_per_incremental_unit: optional,
  deadweight_fraction: optional,
  estimated_lift: optional,
  break_even_lift: optional,
});
export type ReturnRow = z.infer<typeof ReturnRow>;

/** A row of queries/effects/effect-pull-forward.sql. */
export const PullForwardRow = z.object({
  program_id: text,
  outcome_name: text,
  period: count,
  periods_since_deadline: count,
  treated_units: count,
  control_units: count,
  estimate: optional,
  standard_error: optional,
  net_estimate: optional,
  net_standard_error: optional,
  gross_estimate: optional,
  pulled_forward_share: optional,
});
export type PullForwardRow = z.infer<typeof PullForwardRow>;

/** A row of queries/effects/effect-bunching.sql. */
export const BunchingRow = z.object({
  program_id: text,
  period_id: text,
  tier: count,
  units: count,
  units_above: count,
  units_above_year_before: count,
  units_below: count,
  units_below_year_before: count,
  excess: optional,
  excess_standard_error: optional,
  missing: optional,
  missing_standard_error: optional,
  tilt: optional,
  tilt_standard_error: optional,
});
export type BunchingRow = z.infer<typeof BunchingRow>;

/** A row of queries/effects/effect-regression.sql. */
export const RegressionRow = z.object({
  program_id: text,
  outcome_name: text,
  treated_units: count,
  control_units: count,
  estimate: optional,
  standard_error_by_cluster: optional,
});
export type RegressionRow = z.infer<typeof RegressionRow>;

/** A row of queries/effects/effect-by-earlier-volume.sql. */
export const QuartileRow = z.object({
  program_id: text,
  outcome_name: text,
  quartile: count,
  lowest_earlier: optional,
  highest_earlier: optional,
  treated_units: count,
  control_units: count,
  estimate: optional,
  standard_error: optional,
});
export type QuartileRow = z.infer<typeof QuartileRow>;

/** A row of queries/purchases/volume-and-frequency-before-and-after.sql. */
export const PhaseRow = z.object({
  program_id: text,
  phase: z.enum(["before", "after"]),
  members: count,
  member_orders: optional,
  member_active_share: optional,
  member_net_amount: optional,
  never_members: count,
  never_member_orders: optional,
  never_member_active_share: optional,
  never_member_net_amount: optional,
});
export type PhaseRow = z.infer<typeof PhaseRow>;
