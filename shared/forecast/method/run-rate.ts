import { formatDecimal, zero } from "../../money/decimal.ts";
import { asText } from "../month-volume.ts";
import { roundRecorded } from "../precision.ts";
import { sampleDeviation } from "../sample-deviation.ts";
import type { Course, Projection } from "./method.ts";

/**
 * The rest of the period brings what the days so far brought:
 *
 *     total = volume so far × days in the period / days elapsed
 *
 * 610 in the first 61 of 91 days gives 910. One month varies by the sample standard deviation of the complete months; a month
 * without volume counts as zero.
 */
export function runRate({ progress, soFar, volumes }: Course): Projection {
  const total = soFar.times(progress.daysInPeriod).div(progress.daysElapsed);
  const complete = progress.months
    .filter(({ isComplete }) => isComplete)
    .map(({ month }) => [month, volumes.get(month) ?? zero] as const);
  const inputs = { complete_months: asText(complete) };
  if (complete.length < 2) return { total, inputs };

  const deviation = roundRecorded(sampleDeviation(complete.map(([, volume]) => volume)));
  return {
    total,
    monthly: { deviation, rule: "complete_months" },
    inputs: { ...inputs, monthly_deviation: formatDecimal(deviation) },
  };
}
