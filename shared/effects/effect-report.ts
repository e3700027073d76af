import type { DensityRow } from "./answer-rows.ts";
import type { Graded } from "./grade.ts";
import { type MarketTruth, truthOfProgram } from "./market-truth.ts";
import { monthNumber } from "./month-number.ts";
import type { EffectReason } from "./reasons.ts";
import { type Effect, effectOf } from "./report/effect.ts";
import { type EventMonth, eventStudy } from "./report/event-study.ts";
import { type Factor, factors } from "./report/factors.ts";
import {
  type Comparison,
  differenceInDifferences,
  holdOutComparison,
  type ToldOutcome,
  toldOutcomes,
} from "./report/outcomes.ts";
import { type DeadlineWindow, type PullForward, pullForward } from "./report/pull-forward.ts";
import { type PurchaseBaseline, purchaseBaseline } from "./report/purchase-baseline.ts";
import { type ThresholdEffect, type TierEnds, thresholdEffect, tierEnds } from "./report/tiers.ts";
import { type Assumptions, type Worth, worth } from "./report/worth.ts";
import type {
  BinRow,
  BunchingRow,
  GroupRow,
  HoldOutMeanRow,
  MeasurementRow,
  PhaseRow,
  ProgramRow,
  PullForwardRow,
  PurchaseBaselineRow,
  QuartileRow,
  RegressionRow,
  ReturnRow,
  SummaryRow,
  ThresholdEffectRow,
} from "./report-rows.ts";

/** A program that the latest run does not know. */
export class EffectsUnknown extends Error {
  override readonly name = "EffectsUnknown";
}

/** The answers that a report is made from. */
export type EffectAnswers = {
  readonly program: ProgramRow;
  readonly measurement: MeasurementRow;
  readonly group: GroupRow;
  readonly summaries: readonly SummaryRow[];
  readonly holdOutMeans: readonly HoldOutMeanRow[];
  readonly bins: readonly BinRow[];
  readonly thresholds: readonly ThresholdEffectRow[];
  readonly purchaseBaseline: PurchaseBaselineRow | undefined;
  readonly bunching: readonly BunchingRow[];
  readonly densities: readonly DensityRow[];
  readonly returns: readonly ReturnRow[];
  readonly deadline: { readonly window: DeadlineWindow; readonly rows: readonly PullForwardRow[] } | undefined;
  readonly regressions: readonly RegressionRow[];
  readonly quartiles: readonly QuartileRow[];
  readonly phases: readonly PhaseRow[];
};

/** What a program did to its customers, as far as it can be told, and how far to believe it. */
export type EffectReport = {
  readonly program: ProgramRow;
  readonly measurement: MeasurementRow;
  readonly group: GroupRow;
  /** The best comparison first: the headline's. Empty where a program can only be described. */
  readonly comparisons: readonly Comparison[];
  /** The grade of the first comparison; D with its reason where there is none. */
  readonly graded: Graded;
  readonly eventStudy: readonly EventMonth[];
  readonly factors: readonly Factor[];
  readonly pullForward: PullForward | undefined;
  readonly tierEnds: TierEnds | undefined;
  /** Of all periods whose next one is over, the oldest first. */
  readonly thresholdEffects: readonly ThresholdEffect[];
  /** By the amount first, by the winsorised amount second. */
  readonly worth: readonly Worth[];
  readonly quartiles: readonly Quartile[];
  readonly purchaseBaseline: PurchaseBaseline | undefined;
  readonly naive: readonly NaiveDifference[];
  /** Members and never-members before and after joining, which no cause can be read from. */
  readonly phases: readonly PhaseRow[];
  readonly assumptions: Assumptions;
  /** Whether estimates stand beside the truth of a simulated market. */
  readonly isBesideTruth: boolean;
};

/** The effect on orders of customers who had bought about alike before. */
export type Quartile = {
  readonly quartile: number;
  readonly lowestEarlier: number | undefined;
  readonly highestEarlier: number | undefined;
  readonly treatedUnits: number;
  readonly controlUnits: number;
  readonly effect: Effect | undefined;
};

/** How members' months differ from all other months. No effect. */
export type NaiveDifference = { readonly outcomeName: ToldOutcome; readonly difference: Effect };

export function effectReport(answers: EffectAnswers, assumptions: Assumptions, market?: MarketTruth): EffectReport {
  const { program, measurement, group, summaries } = answers;
  const truth = market && truthOfProgram(market, program.program_id);
  const holdOut = holdOutComparison(summaries, answers.holdOutMeans, truth);
  const difference = differenceInDifferences(summaries, truth);
  const comparisons = [holdOut, difference].filter((each) => each !== undefined);
  return {
    program,
    measurement,
    group,
    comparisons,
    graded: comparisons[0]?.graded ?? { grade: "D", reason: reasonOfNothing(group, summaries) },
    eventStudy: difference === undefined ? [] : eventStudy(summaries, difference.controlGroup, truth),
    factors: factors(summaries, truth),
    pullForward:
      answers.deadline && pullForward(answers.deadline.window, answers.deadline.rows, truth, onlyCohortOf(group)),
    tierEnds: tierEnds(answers.bunching, answers.densities, answers.bins),
    thresholdEffects: answers.thresholds.map(thresholdEffect),
    worth: worth(answers.returns, assumptions, truth),
    quartiles: answers.quartiles.map((row) => ({
      quartile: row.quartile,
      lowestEarlier: row.lowest_earlier ?? undefined,
      highestEarlier: row.highest_earlier ?? undefined,
      treatedUnits: row.treated_units,
      controlUnits: row.control_units,
      effect: effectOf(row.estimate, row.standard_error),
    })),
    purchaseBaseline: answers.purchaseBaseline && purchaseBaseline(answers.purchaseBaseline),
    naive: toldOutcomes.flatMap((outcomeName) => {
      const row = answers.regressions.find((each) => each.outcome_name === outcomeName);
      const naive = effectOf(row?.estimate, row?.standard_error_by_cluster, truth?.overall(outcomeName)?.effect);
      return naive === undefined ? [] : [{ outcomeName, difference: naive }];
    }),
    phases: answers.phases,
    assumptions,
    isBesideTruth: truth?.overall("orders") !== undefined,
  };
}

function reasonOfNothing(group: GroupRow, summaries: readonly SummaryRow[]): EffectReason {
  return group.reason ?? summaries.find(({ reason }) => reason !== null)?.reason ?? "nothing_compared";
}

function onlyCohortOf({ first_cohort_month: first, last_cohort_month: last }: GroupRow): number | undefined {
  return first !== null && first === last ? monthNumber(first) : undefined;
}
