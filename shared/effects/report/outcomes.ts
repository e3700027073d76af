import type { Graded } from "../grade.ts";
import type { ProgramTruth } from "../market-truth.ts";
import type { PreTrend } from "../pre-trend.ts";
import type { HoldOutMeanRow, SummaryRow } from "../report-rows.ts";
import { type Effect, effectOf, mapEffect } from "./effect.ts";

/** The outcomes that are told, the headline's first. */
export const toldOutcomes = ["orders", "active", "net_amount", "net_amount_winsorised"] as const;
export type ToldOutcome = (typeof toldOutcomes)[number];

/** What a program did to one outcome, per customer and month. */
export type OutcomeEffect = {
  readonly outcomeName: ToldOutcome;
  readonly treatedUnits: number;
  readonly controlUnits: number;
  readonly graded: Graded;
  /** Undefined where too few were treated, or nobody is there to compare with. */
  readonly effect: Effect | undefined;
  /** The effect that would have been found in four of five cases. */
  readonly detectable: number | undefined;
  /** The same as a share of what the customers would have done without the program. */
  readonly share: Effect | undefined;
  readonly detectableShare: number | undefined;
};

/** Treated and controls beside each other, and what the difference of the two says of each outcome. */
export type Comparison = {
  readonly design: "hold_out" | "difference_in_differences";
  readonly controlGroup: "held_out" | "never" | "not_yet";
  /** Of the outcome orders, which every customer has. */
  readonly treatedUnits: number;
  readonly controlUnits: number;
  readonly graded: Graded;
  /** Of a lot there is none to be tested. */
  readonly preTrend: { readonly verdict: PreTrend["verdict"]; readonly pValue: number | undefined } | undefined;
  readonly outcomes: readonly OutcomeEffect[];
};

/** Who was held out by lot is the better control; undefined where no lot was drawn. */
export function holdOutComparison(
  summaries: readonly SummaryRow[],
  means: readonly HoldOutMeanRow[],
  truth: ProgramTruth | undefined,
): Comparison | undefined {
  const outcomes = toldOutcomes.flatMap((outcomeName) => {
    const row = summaries.find((each) => each.estimator === "hold_out_cuped" && each.outcome_name === outcomeName);
    if (row === undefined) return [];
    const mean = means.find((each) => each.outcome_name === outcomeName)?.held_out_mean ?? 0;
    const told = outcomeEffect(outcomeName, row, truth);
    const asShare = (value: number) => value / mean;
    const trueShare = truth?.overall(outcomeName)?.effectShare;
    return [
      {
        ...told,
        share: told.effect === undefined || mean <= 0 ? undefined : mapEffect(told.effect, asShare, trueShare),
        detectableShare: told.detectable === undefined || mean <= 0 ? undefined : asShare(told.detectable),
      },
    ];
  });
  return comparison("hold_out", "held_out", outcomes, undefined);
}

/** Customers never in the program, or where there are none those who were not in it yet. */
export function differenceInDifferences(
  summaries: readonly SummaryRow[],
  truth: ProgramTruth | undefined,
): Comparison | undefined {
  const simple = summaries.filter(({ estimator }) => estimator === "group_time");
  const hasEstimate = simple.some((row) => row.control_group === "never" && row.estimate !== null);
  const controlGroup = hasEstimate ? "never" : "not_yet";
  const ofGroup = simple.filter((row) => row.control_group === controlGroup);
  const outcomes = toldOutcomes.flatMap((outcomeName) => {
    const row = ofGroup.find((each) => each.outcome_name === outcomeName);
    if (row === undefined) return [];
    const ratio = summaries.find((each) => each.estimator === "ratio_did" && each.outcome_name === outcomeName);
    const logEffect = controlGroup === "never" ? effectOf(ratio?.estimate, ratio?.standard_error) : undefined;
    return [
      {
        ...outcomeEffect(outcomeName, row, truth),
        share: logEffect && mapEffect(logEffect, Math.expm1, truth?.overall(outcomeName)?.effectShare),
        detectableShare: logEffect && Math.expm1(ratio?.minimum_detectable_effect ?? 0),
      },
    ];
  });
  const orders = ofGroup.find((row) => row.outcome_name === "orders");
  return comparison("difference_in_differences", controlGroup, outcomes, orders && preTrendOf(orders));
}

function comparison(
  design: Comparison["design"],
  controlGroup: Comparison["controlGroup"],
  outcomes: readonly OutcomeEffect[],
  preTrend: Comparison["preTrend"],
): Comparison | undefined {
  const orders = outcomes.find(({ outcomeName }) => outcomeName === "orders");
  if (orders?.effect === undefined) return undefined;
  const { treatedUnits, controlUnits, graded } = orders;
  return { design, controlGroup, treatedUnits, controlUnits, graded, preTrend, outcomes };
}

function outcomeEffect(outcomeName: ToldOutcome, row: SummaryRow, truth: ProgramTruth | undefined) {
  return {
    outcomeName,
    treatedUnits: row.treated_units,
    controlUnits: row.control_units,
    graded: gradedOf(row),
    effect: effectOf(row.estimate, row.standard_error, truth?.overall(outcomeName)?.effect),
    detectable: row.minimum_detectable_effect ?? undefined,
  };
}

export function gradedOf({ grade, reason }: SummaryRow): Graded {
  return reason === null ? { grade } : { grade, reason };
}

function preTrendOf({ grade, reason, pre_trend_p_value }: SummaryRow): Comparison["preTrend"] {
  const pValue = pre_trend_p_value ?? undefined;
  if (reason === "no_period_before") return { verdict: "none", pValue };
  return { verdict: grade === "B" ? "clean" : "weak", pValue };
}
