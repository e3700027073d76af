import type { FactRow } from "../facts/table.ts";
import type { DensityRow } from "./answer-rows.ts";
import { twoSidedPValue } from "./chi-square.ts";
import { densityTest } from "./density-test.ts";
import { gradeOf } from "./grade.ts";
import type { Observation } from "./observed-sides.ts";
import { type RegressionDiscontinuity, regressionDiscontinuity } from "./regression-discontinuity.ts";

/**
 * The row of threshold_effects about one tier's line in one period.
 * @param density what effect-density-test says of the line
 * @param observations customers within one bound of the line; the bandwidth is found among them
 */
export function thresholdRow(density: DensityRow, observations: readonly Observation[]): FactRow {
  const { program_id, period_id, tier, z, verdict } = density;
  const tested = z === null ? undefined : densityTest(z);
  const jump = regressionDiscontinuity(observations);
  const { unitsBelow, unitsAbove } = jump ?? sizesOf(observations);
  // Outcomes without any spread leave no error, which is not the same as none.
  const isSettled = jump !== undefined && jump.robustStandardError > 0;
  const { grade, reason } = gradeOf({ design: "threshold", unitsBelow, unitsAbove, isSettled, density: tested });
  const isSuppressed = reason === "too_few_near_the_line" || !isSettled;
  return {
    ...{ program_id, period_id, tier },
    units_below: unitsBelow,
    units_above: unitsAbove,
    bandwidth: jump?.bandwidth ?? null,
    bias_bandwidth: jump?.biasBandwidth ?? null,
    ...(jump === undefined || isSuppressed ? {} : jumpColumns(jump)),
    density_z: z,
    density_p_value: tested?.pValue ?? null,
    verdict,
    ...{ grade, reason: reason ?? null },
  };
}

function sizesOf(observations: readonly Observation[]) {
  const unitsBelow = observations.filter(({ distance }) => distance < 0).length;
  return { unitsBelow, unitsAbove: observations.length - unitsBelow };
}

function jumpColumns({ biasCorrectedEstimate, robustStandardError, ...jump }: RegressionDiscontinuity) {
  return {
    estimate: jump.estimate,
    standard_error: jump.standardError,
    bias_corrected_estimate: biasCorrectedEstimate,
    robust_standard_error: robustStandardError,
    ...{ low: jump.low, high: jump.high },
    p_value: twoSidedPValue(biasCorrectedEstimate / robustStandardError),
  };
}
