import type { FactRow } from "../facts/table.ts";
import type { AggregateRow, ComparisonGroupRow, DecompositionRow, HoldOutRow, RatioRow } from "./answer-rows.ts";
import { twoSidedPValue } from "./chi-square.ts";
import { type Graded, gradeOf } from "./grade.ts";
import type { InfluenceRow } from "./influence.ts";
import { intervalOf } from "./interval.ts";
import { minimumDetectableEffect } from "./minimum-detectable-effect.ts";
import { type PreTrend, preTrend } from "./pre-trend.ts";
import { simultaneousBand } from "./simultaneous-band.ts";

/** The answers about one program, outcome and control group. */
export type Series = {
  readonly aggregates: readonly AggregateRow[];
  readonly influences: readonly InfluenceRow[];
};

/** Rows of the fact table effect_summaries about one series, and what its months before joining said. */
export type SeriesSummary = { readonly rows: readonly FactRow[]; readonly preTrend: PreTrend };

/**
 * The group-time effect over all cohorts and periods, graded by its pre-trend, and the event study with its band.
 * @returns undefined where nothing was compared
 */
export function summaryOfSeries({ aggregates, influences }: Series): SeriesSummary | undefined {
  const simple = aggregates.find(({ aggregation }) => aggregation === "simple");
  if (simple === undefined) return undefined;
  const { program_id, outcome_name, control_group } = simple;
  const study = aggregates.filter(({ aggregation }) => aggregation === "event_study");
  const effects = study.flatMap(({ event_month, estimate, standard_error }) =>
    event_month === null || estimate === null || standard_error === null
      ? []
      : [{ eventMonth: event_month, estimate, standardError: standard_error }],
  );
  const trend = preTrend(effects, influences);
  const graded = gradeOf({ design: "difference_in_differences", ...unitsOf(simple), preTrend: trend });
  // Seeded by its name, so that the same panel gives the same band whenever it is measured.
  const band = simultaneousBand(effects, influences, `${program_id}/${outcome_name}/${control_group}`);
  const bandOf = new Map(band.months.map((month) => [month.eventMonth, month]));
  const common = {
    program_id,
    outcome_name,
    control_group,
    is_ratio: false,
    pre_trend_p_value: pValueOf(trend),
    ...gradeColumns(graded),
  };
  return {
    preTrend: trend,
    rows: [
      { ...common, estimator: "group_time", event_month: null, ...unitColumns(simple), ...estimateColumns(simple) },
      ...study.map((row) => ({
        ...common,
        estimator: "event_study",
        event_month: row.event_month,
        ...unitColumns(row),
        ...estimateColumns(row),
        band_low: bandOf.get(row.event_month ?? 0)?.low ?? null,
        band_high: bandOf.get(row.event_month ?? 0)?.high ?? null,
      })),
    ],
  };
}

/** The ratio of all cohorts together; graded by the pre-trend of the same outcome. */
export function ratioSummary(row: RatioRow, trend: PreTrend): FactRow {
  return logSummary(row, "ratio_did", row.outcome_name, trend);
}

/** The outcome whose pre-trend speaks of a factor, and what the factor is called among the estimators. */
export const factors = {
  active: { estimator: "decomposition_active", outcomeName: "active" },
  orders_per_active: { estimator: "decomposition_orders", outcomeName: "orders" },
  amount_per_order: { estimator: "decomposition_amount", outcomeName: "amount_per_order" },
} as const;

/** One factor of all cohorts together; the amount itself is the ratio of the outcome net_amount. */
export function factorSummary(row: DecompositionRow, trendOf: (outcomeName: string) => PreTrend): readonly FactRow[] {
  if (row.factor === "amount") return [];
  const { estimator, outcomeName } = factors[row.factor];
  return [logSummary(row, estimator, "net_amount", trendOf(outcomeName))];
}

/** The lot's answer, as it is and with what customers bought before taken off. */
export function holdOutSummary(row: HoldOutRow): readonly FactRow[] {
  const units = { treated_units: row.treated_units, control_units: row.held_out_units };
  const graded = gradeOf({ design: "hold_out", ...unitsOf(units) });
  const common = {
    program_id: row.program_id,
    outcome_name: row.outcome_name,
    control_group: "held_out",
    event_month: null,
    is_ratio: false,
    pre_trend_p_value: null,
    ...unitColumns(units),
    ...gradeColumns(graded),
  };
  return [
    { ...common, estimator: "hold_out", ...estimateColumns(row) },
    {
      ...common,
      estimator: "hold_out_cuped",
      ...estimateColumns({ estimate: row.cuped_estimate, standard_error: row.cuped_standard_error }),
    },
  ];
}

/** Says of a program for which nothing could be compared why that is so. */
export function descriptiveSummary(row: ComparisonGroupRow): FactRow {
  const graded = gradeOf({
    design: "difference_in_differences",
    ...unitsOf(row),
    preTrend: { verdict: "none", reason: "no_period_before" },
  });
  return {
    program_id: row.program_id,
    outcome_name: "orders",
    estimator: "group_time",
    control_group: "never",
    event_month: null,
    ...unitColumns(row),
    is_ratio: false,
    ...estimateColumns({ estimate: null, standard_error: null }),
    pre_trend_p_value: null,
    ...gradeColumns({ ...graded, grade: "D" }),
  };
}

type Units = { readonly treated_units: number; readonly control_units: number };
type Estimated = { readonly estimate: number | null; readonly standard_error: number | null };

function logSummary(
  row: Units & Estimated & { program_id: string },
  estimator: string,
  outcomeName: string,
  trend: PreTrend,
) {
  return {
    program_id: row.program_id,
    outcome_name: outcomeName,
    estimator,
    control_group: "never",
    event_month: null,
    ...unitColumns(row),
    is_ratio: true,
    ...estimateColumns(row),
    pre_trend_p_value: pValueOf(trend),
    ...gradeColumns(gradeOf({ design: "difference_in_differences", ...unitsOf(row), preTrend: trend })),
  };
}

const unitsOf = ({ treated_units, control_units }: Units) => ({
  treatedUnits: treated_units,
  controlUnits: control_units,
});
const unitColumns = ({ treated_units, control_units }: Units) => ({ treated_units, control_units });
const gradeColumns = ({ grade, reason }: Graded) => ({ grade, reason: reason ?? null });
const pValueOf = (trend: PreTrend) => ("pValue" in trend ? trend.pValue : null);

/** What an estimate says with its standard error; nothing where there is none, or it has no spread. */
export function estimateColumns({ estimate, standard_error: standardError }: Estimated) {
  if (estimate === null || standardError === null || !(standardError > 0))
    return {
      estimate,
      standard_error: standardError,
      low: null,
      high: null,
      p_value: null,
      minimum_detectable_effect: null,
    };
  return {
    estimate,
    standard_error: standardError,
    ...intervalOf(estimate, standardError),
    p_value: twoSidedPValue(estimate / standardError),
    minimum_detectable_effect: minimumDetectableEffect(standardError, 0).amount,
  };
}
