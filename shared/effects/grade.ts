import type { DensityTest } from "./density-test.ts";
import type { PreTrend } from "./pre-trend.ts";
import type { EffectReason } from "./reasons.ts";
import { isSuppressed } from "./suppress.ts";

/**
 * How far an effect may be believed: A was drawn by lot, B and C compare with customers outside the program, who moved alike
 * before it or were not shown to, D only describes.
 */
export type Grade = "A" | "B" | "C" | "D";

/** A grade, with the reason where there is no estimate or it is not A or B. */
export type Graded = { readonly grade: Grade; readonly reason?: EffectReason };

/** What an effect was estimated from. */
export type Evidence =
  | (Compared & { readonly design: "hold_out" })
  | (Compared & { readonly design: "difference_in_differences"; readonly preTrend: PreTrend })
  | {
      readonly design: "threshold";
      readonly unitsBelow: number;
      readonly unitsAbove: number;
      readonly isSettled: boolean;
      /** Undefined where it could not be made. */
      readonly density: DensityTest | undefined;
    }
  | { readonly design: "descriptive" };
type Compared = { readonly treatedUnits: number; readonly controlUnits: number };

/** The first reason that holds decides. */
export function gradeOf(evidence: Evidence): Graded {
  if (evidence.design === "descriptive") return { grade: "D", reason: "nothing_compared" };
  if (evidence.design === "threshold") return gradeOfThreshold(evidence);
  if (isSuppressed(evidence.treatedUnits)) return { grade: "D", reason: "too_few_treated" };
  if (evidence.controlUnits === 0) return { grade: "D", reason: "no_control_group" };
  if (evidence.controlUnits === 1) return { grade: "D", reason: "too_few_controls" };
  switch (evidence.design) {
    case "hold_out":
      return { grade: "A" };
    case "difference_in_differences":
      return evidence.preTrend.verdict === "clean" ? { grade: "B" } : { grade: "C", reason: evidence.preTrend.reason };
  }
}

function gradeOfThreshold(evidence: Extract<Evidence, { readonly design: "threshold" }>): Graded {
  const { unitsBelow, unitsAbove, isSettled, density } = evidence;
  if (isSuppressed(Math.min(unitsBelow, unitsAbove))) return { grade: "D", reason: "too_few_near_the_line" };
  if (!isSettled) return { grade: "D", reason: "threshold_not_settled" };
  if (density === undefined) return { grade: "D", reason: "density_not_tested" };
  if (density.isRejected) return { grade: "D", reason: "density_rejected" };
  return { grade: "C", reason: "near_the_line_only" };
}
