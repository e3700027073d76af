import { z } from "zod";

// Rows of the effect queries as their result objects hold them: every value as text, null staying null.

const text = z.string();
export const number = text.transform(Number);
export const count = z.coerce.number().int();
export const optional = z
  .string()
  .nullable()
  .transform((value) => (value === null ? null : Number(value)));

/** An estimate and its standard error are null together, where too few were treated or nobody is there to compare with. */
const estimated = { treated_units: count, control_units: count, estimate: optional, standard_error: optional };
const series = { program_id: text, outcome_name: text, control_group: z.enum(["never", "not_yet"]) };

/** A row of queries/effects/effect-comparison-groups.sql. */
export const ComparisonGroupRow = z.object({
  program_id: text,
  treated_units: count,
  control_units: count,
  first_month: text.nullable(),
  last_month: text.nullable(),
});
export type ComparisonGroupRow = z.infer<typeof ComparisonGroupRow>;

/** A row of queries/effects/effect-group-time.sql. */
export const GroupTimeRow = z.object({ ...series, cohort: count, period: count, event_month: count, ...estimated });
export type GroupTimeRow = z.infer<typeof GroupTimeRow>;

/** A row of queries/effects/effect-aggregates.sql. */
export const AggregateRow = z.object({
  ...series,
  aggregation: z.enum(["simple", "event_study", "calendar", "cohort"]),
  event_month: optional,
  ...estimated,
});
export type AggregateRow = z.infer<typeof AggregateRow>;

/** A row of queries/effects/effect-ratio-did.sql; cohort is null where all cohorts are put together. */
export const RatioRow = z.object({ program_id: text, outcome_name: text, cohort: optional, ...estimated });
export type RatioRow = z.infer<typeof RatioRow>;

/** A row of queries/effects/effect-decomposition.sql. */
export const DecompositionRow = z.object({
  program_id: text,
  cohort: optional,
  factor: z.enum(["active", "orders_per_active", "amount_per_order", "amount"]),
  ...estimated,
});
export type DecompositionRow = z.infer<typeof DecompositionRow>;

/** A row of queries/effects/effect-hold-out.sql. */
export const HoldOutRow = z.object({
  program_id: text,
  outcome_name: text,
  treated_units: count,
  held_out_units: count,
  estimate: optional,
  standard_error: optional,
  cuped_estimate: optional,
  cuped_standard_error: optional,
});
export type HoldOutRow = z.infer<typeof HoldOutRow>;

/** A row of queries/effects/effect-density-bins.sql. */
export const DensityBinRow = z.object({
  program_id: text,
  period_id: text,
  tier: count,
  bin: count,
  low: number,
  high: number,
  customers: count,
  customers_year_before: count,
});

/** A row of queries/effects/effect-density-test.sql. */
export const DensityRow = z.object({
  program_id: text,
  period_id: text,
  tier: count,
  units_below: count,
  units_above: count,
  z: optional,
  verdict: z.enum(["customers_choose_their_side", "no_sorting_found", "not_tested"]),
});
export type DensityRow = z.infer<typeof DensityRow>;

/** A row of queries/effects/effect-threshold-units.sql, of one tier in one period. */
export const ThresholdUnitRow = z.object({ distance: number, outcome: number });

/** A row of queries/effects/effect-baseline-histories.sql. */
export const BaselineHistoryRow = z.object({
  program_id: text,
  repeat_purchase_days: count,
  recency_weeks: number,
  age_weeks: number,
  mean_repeat_amount: optional,
  weeks_since: number,
  purchase_days_since: count,
  net_amount_since: number,
});
export type BaselineHistoryRow = z.infer<typeof BaselineHistoryRow>;
