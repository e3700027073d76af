import type { EffectAnswers } from "../../../../shared/effects/effect-report.ts";
import type { Assumptions } from "../../../../shared/effects/report/worth.ts";
import type { SummaryRow, ThresholdEffectRow } from "../../../../shared/effects/report-rows.ts";
import { parseDecimal, zero } from "../../../../shared/money/decimal.ts";

// Answers as the questions give them, for tests to say only what matters to them.

export const nothingStated: Assumptions = { marginFraction: undefined, administrationCostAmount: zero };

const nothingKnown = { band_low: null, band_high: null, minimum_detectable_effect: null, pre_trend_p_value: null };

/** A summary with its interval. */
export function summary(
  row: Partial<SummaryRow> & Pick<SummaryRow, "estimator" | "outcome_name" | "estimate" | "standard_error">,
): SummaryRow {
  const { estimate, standard_error: standardError } = row;
  const reach = 1.959963984540054 * (standardError ?? 0);
  return {
    ...nothingKnown,
    control_group: row.estimator.startsWith("hold_out") ? "held_out" : "never",
    event_month: null,
    treated_units: 60,
    control_units: 70,
    low: estimate === null ? null : estimate - reach,
    high: estimate === null ? null : estimate + reach,
    grade: "B",
    reason: null,
    ...row,
    minimum_detectable_effect: standardError === null ? null : 2.8 * standardError,
  };
}

/** The effect on orders of a difference in differences. */
export const orders = (estimate: number | null, standardError: number | null, rest: Partial<SummaryRow> = {}) =>
  summary({ estimator: "group_time", outcome_name: "orders", estimate, standard_error: standardError, ...rest });

/** Customers choose their side of the line. */
export const chosen = { verdict: "customers_choose_their_side", reason: "density_rejected" } as const;

/** What was found of a tier's line in a period. */
export function threshold(
  row: Partial<ThresholdEffectRow> & Pick<ThresholdEffectRow, "period_id" | "tier">,
): ThresholdEffectRow {
  const nothing = { estimate: null, low: null, high: null };
  const told = { grade: "C", reason: "near_the_line_only" } as const;
  return {
    units_below: 45,
    verdict: "no_sorting_found",
    units_above: 38,
    bandwidth: 0.184,
    ...nothing,
    ...told,
    ...row,
  };
}

export function answers(given: Partial<EffectAnswers> = {}): EffectAnswers {
  return {
    program: { program_id: "club", name_en: "Club", name_zh: "会员返利", currency: "EUR", period: "quarter" },
    measurement: {
      run_id: "2011-08-31-00000008",
      as_of_date: "2011-08-31",
      panel_first_month: "2011-01",
      panel_last_month: "2011-08",
      winsorised_percentile: 99,
    },
    group: {
      program_id: "club",
      enrolled_customers: 65,
      held_out_customers: 0,
      treated_units: 60,
      unmeasured_customers: 5,
      control_units: 70,
      first_cohort_month: "2011-04",
      last_cohort_month: "2011-05",
      first_month: "2011-01",
      last_month: "2011-08",
      reason: null,
    },
    summaries: [orders(0.31, 0.1, { pre_trend_p_value: 0.4 })],
    holdOutMeans: [],
    bins: [],
    thresholds: [],
    purchaseBaseline: undefined,
    bunching: [],
    densities: [],
    returns: [],
    deadline: undefined,
    regressions: [],
    quartiles: [],
    phases: [],
    ...given,
  };
}

/** A program of which every part of the report is told. */
export const everything: EffectAnswers = answers({
  summaries: [
    orders(0.31, 0.1, { pre_trend_p_value: 0.4 }),
    summary({ estimator: "group_time", outcome_name: "active", estimate: 0.02, standard_error: 0.02 }),
    summary({ estimator: "group_time", outcome_name: "net_amount", estimate: 31, standard_error: 40 }),
    summary({ estimator: "ratio_did", outcome_name: "orders", estimate: Math.log(1.14), standard_error: 0.04 }),
    summary({ estimator: "ratio_did", outcome_name: "net_amount", estimate: Math.log(1.1), standard_error: 0.02 }),
    ...(["active", "orders", "amount"] as const).map((factor) =>
      summary({
        estimator: `decomposition_${factor}`,
        outcome_name: "net_amount",
        estimate: Math.log(1.1) / 3,
        standard_error: 0.02,
      }),
    ),
    ...[-2, -1, 0, 1].map((month) =>
      summary({
        estimator: "event_study",
        outcome_name: "orders",
        event_month: month,
        estimate: month < 0 ? 0.01 : 0.3,
        standard_error: 0.1,
        band_low: month < 0 ? -0.29 : 0,
        band_high: month < 0 ? 0.31 : 0.6,
      }),
    ),
  ],
  returns: [
    {
      program_id: "club",
      outcome_name: "net_amount",
      currency: "EUR",
      treated_units: 60,
      treated_months: 260,
      net_amount: parseDecimal("26000.50"),
      margin_fraction: 0.25,
      is_margin_of_products: true,
      rebate_amount: parseDecimal("1000"),
      unmeasured_rebate_amount: parseDecimal("55.10"),
      administration_cost_amount: zero,
      incremental_net_amount: 8000,
      incremental_standard_error: 1000,
      return_fraction: 1,
      return_low: 0.51,
      return_high: 1.49,
      cost_per_incremental_unit: 0.125,
      deadweight_fraction: 0.69,
      estimated_lift: 0.44,
      break_even_lift: 0.22,
    },
  ],
  deadline: {
    window: {
      period: { period_id: "2011-Q2", first_period: 24135, deadline_period: 24137 },
      periodsBefore: 1,
      periodsAfter: 1,
    },
    rows: [
      [24136, 0.1, 0.1, 0.1, null],
      [24137, 0.9, 1, 1, 0],
      [24138, -0.8, 0.2, 1, 0.8],
    ].map(([period, estimate, net, gross, share]) => ({
      program_id: "club",
      outcome_name: "orders",
      period: period ?? 0,
      periods_since_deadline: (period ?? 0) - 24137,
      treated_units: 60,
      control_units: 70,
      estimate: estimate ?? 0,
      standard_error: 0.2,
      net_estimate: net ?? 0,
      net_standard_error: 0.4,
      gross_estimate: gross ?? null,
      pulled_forward_share: share ?? null,
    })),
  },
  densities: [
    {
      program_id: "club",
      period_id: "2011-Q2",
      tier: 1,
      units_below: 4,
      units_above: 40,
      z: 4.2,
      verdict: "customers_choose_their_side",
    },
  ],
  bunching: [
    {
      program_id: "club",
      period_id: "2011-Q2",
      tier: 1,
      units: 60,
      units_above: 40,
      units_above_year_before: 20,
      units_below: 4,
      units_below_year_before: 18,
      excess: 20,
      excess_standard_error: 5,
      missing: 14,
      missing_standard_error: 4,
      tilt: 34,
      tilt_standard_error: 7,
    },
  ],
  bins: [
    { period_id: "2011-Q2", tier: 1, bin: -1, low: -0.1, high: 0, customers: 4, customers_year_before: 18 },
    { period_id: "2011-Q2", tier: 1, bin: 0, low: 0, high: 0.1, customers: 40, customers_year_before: 20 },
  ],
  thresholds: [
    threshold({ period_id: "2011-Q1", tier: 1, estimate: 120, low: 20, high: 210 }),
    threshold({ period_id: "2011-Q1", tier: 2, grade: "D", reason: "too_few_near_the_line", units_above: 12 }),
    threshold({
      period_id: "2011-Q2",
      tier: 1,
      estimate: 300,
      low: 250,
      high: 360,
      grade: "D",
      ...chosen,
    }),
    threshold({ period_id: "2011-Q2", tier: 2, estimate: -8.5, low: -60, high: 41.25 }),
  ],
  purchaseBaseline: {
    customers: 60,
    mean_weeks_since: 17.4,
    expected_purchase_days: 410.4,
    purchase_days: 455,
    expected_net_amount: 41900.2,
    net_amount: 46010.5,
    reason: null,
  },
  regressions: [
    {
      program_id: "club",
      outcome_name: "orders",
      treated_units: 60,
      control_units: 70,
      estimate: 2.4,
      standard_error_by_cluster: 0.3,
    },
  ],
  quartiles: [
    {
      program_id: "club",
      outcome_name: "orders",
      quartile: 1,
      lowest_earlier: 0,
      highest_earlier: 1,
      treated_units: 31,
      control_units: 20,
      estimate: 0.5,
      standard_error: 0.2,
    },
    {
      program_id: "club",
      outcome_name: "orders",
      quartile: 4,
      lowest_earlier: 3,
      highest_earlier: 9,
      treated_units: 12,
      control_units: 20,
      estimate: null,
      standard_error: null,
    },
  ],
});

/** What members and never-members bought, where nothing can be compared. */
export const phases: EffectAnswers["phases"] = (["before", "after"] as const).map((phase) => ({
  program_id: "club",
  phase,
  members: 20,
  member_orders: phase === "before" ? 2.5 : 3.1,
  member_active_share: 0.8,
  member_net_amount: 412.5,
  never_members: 0,
  never_member_orders: null,
  never_member_active_share: null,
  never_member_net_amount: null,
}));
