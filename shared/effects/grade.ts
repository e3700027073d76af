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
  | (Compared & { readonly design: "threshold"; readonly isDensityRejected: boolean })
  | { readonly design: "descriptive" };
type Compared = { readonly treatedUnits: number; readonly controlUnits: number };

/** The first reason that holds decides. */
export function gradeOf(evidence: Evidence): Graded {
  if (evidence.design === "descriptive") return { grade: "D", reason: "nothing_compared" };
  if (isSuppressed(evidence.treatedUnits)) return { grade: "D", reason: "too_few_treated" };
  if (evidence.controlUnits === 0) return { grade: "D", reason: "no_control_group" };
  if (evidence.controlUnits === 1) return { grade: "D", reason: "too_few_controls" };
  switch (evidence.design) {
    case "hold_out":
      return { grade: "A" };
    case "difference_in_differences":
      return evidence.preTrend.verdict === "clean" ? { grade: "B" } : { grade: "C", reason: evidence.preTrend.reason };
    case "threshold":
      return evidence.isDensityRejected
        ? { grade: "D", reason: "density_rejected" }
        : { grade: "C", reason: "near_the_line_only" };
  }
}
