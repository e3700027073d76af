import type { DensityRow } from "../answer-rows.ts";
import type { Graded } from "../grade.ts";
import type { BinRow, BunchingRow, ThresholdEffectRow } from "../report-rows.ts";
import { type Effect, effectOf } from "./effect.ts";

/** Who ended near a tier, beside the same customers a year before. */
export type TierEnd = {
  readonly tier: number;
  readonly unitsAbove: number;
  readonly unitsAboveYearBefore: number;
  readonly unitsBelow: number;
  readonly unitsBelowYearBefore: number;
  /** Customers more just above the line; undefined with fewer than 30 there. */
  readonly excess: Effect | undefined;
  readonly missing: Effect | undefined;
  /** Both together: what is left where all volumes only grew alike. */
  readonly tilt: Effect | undefined;
  readonly densityZ: number | undefined;
  readonly verdict: DensityRow["verdict"];
  readonly bins: readonly BinRow[];
};

export type TierEnds = { readonly periodId: string; readonly tiers: readonly TierEnd[] };

/** The last period in which a tier could be tested, or else the last one. */
export function tierEnds(
  bunching: readonly BunchingRow[],
  densities: readonly DensityRow[],
  bins: readonly BinRow[],
): TierEnds | undefined {
  const periodIds = [...new Set(densities.map(({ period_id }) => period_id))].sort();
  const isTested = (periodId: string) =>
    densities.some((row) => row.period_id === periodId && row.verdict !== "not_tested");
  const periodId = periodIds.findLast(isTested) ?? periodIds.at(-1);
  if (periodId === undefined) return undefined;
  const tiers = densities
    .filter((row) => row.period_id === periodId)
    .toSorted((a, b) => a.tier - b.tier)
    .map((density): TierEnd => {
      const row = bunching.find((each) => each.period_id === periodId && each.tier === density.tier);
      return {
        tier: density.tier,
        unitsAbove: density.units_above,
        unitsAboveYearBefore: row?.units_above_year_before ?? 0,
        unitsBelow: density.units_below,
        unitsBelowYearBefore: row?.units_below_year_before ?? 0,
        excess: effectOf(row?.excess, row?.excess_standard_error),
        missing: effectOf(row?.missing, row?.missing_standard_error),
        tilt: effectOf(row?.tilt, row?.tilt_standard_error),
        densityZ: density.z ?? undefined,
        verdict: density.verdict,
        bins: bins.filter((bin) => bin.period_id === periodId && bin.tier === density.tier),
      };
    });
  return { periodId, tiers };
}

/** Whether customers who just reached a tier bought more in the next period than those who just missed it. */
export type ThresholdEffect = {
  readonly periodId: string;
  readonly tier: number;
  readonly unitsBelow: number;
  readonly unitsAbove: number;
  /** Within which share of the tier's bound customers are compared; undefined where none was found. */
  readonly bandwidth: number | undefined;
  readonly verdict: DensityRow["verdict"];
  readonly graded: Graded;
  /** Undefined where it cannot be told, or must not be read as one. */
  readonly effect: Effect | undefined;
};

/** The interval is the robust one, which does not lie around the estimate. */
export function thresholdEffect(row: ThresholdEffectRow): ThresholdEffect {
  const { estimate, low, high, verdict, grade, reason } = row;
  const isTold = grade !== "D" && estimate !== null && low !== null && high !== null;
  return {
    periodId: row.period_id,
    tier: row.tier,
    unitsBelow: row.units_below,
    unitsAbove: row.units_above,
    bandwidth: row.bandwidth ?? undefined,
    verdict,
    graded: reason === null ? { grade } : { grade, reason },
    effect: isTold ? { estimate, low, high, truth: undefined } : undefined,
  };
}
