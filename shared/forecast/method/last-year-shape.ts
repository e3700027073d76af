import { Decimal, formatDecimal, zero } from "../../money/decimal.ts";
import { asText, sumOf, yearBefore } from "../month-volume.ts";
import { roundRecorded } from "../precision.ts";
import { inMonths, type Progress } from "../progress.ts";
import type { FallbackReason } from "../reasons.ts";
import { sampleDeviation } from "../sample-deviation.ts";
import type { Course, Projection } from "./method.ts";

/**
 * This year has come as far as last year had by the same day:
 *
 *     share = last year's volume by the same day / last year's volume of the whole period
 *     total = volume so far / share
 *
 * 500 so far, where last year's 1,200 had reached 400 by then, gives 500 / (1/3) = 1,500. Of the month that is not over, last
 * year's volume counts pro rata: the month's days in the period that have passed, of all its days in the period, as this year has
 * them. (15 of April's 30 days: half of last April.)
 *
 * One month varies as its ratio to the same month last year does:
 *
 *     monthly deviation = sample standard deviation of the complete months' ratios × last year's average month
 *
 * A month that had no volume last year, or more returns than purchases, has no ratio and is left out. The average month is
 * that of last year's whole period, or of what was still to come on this day where that is larger: a strong season ahead can go
 * wrong by more.
 *
 * The earlier period must be over, so this is nothing for periods longer than a year.
 */
export function lastYearShape(course: Course): Projection | FallbackReason {
  const { progress, soFar, lastYear } = course;
  if (lastYear.size === 0) return "no_volume_last_year";
  const whole = sumOf(lastYear.values());
  const reached = sumOf(Array.from(lastYear, ([month, volume]) => byThisDay(month, volume, progress)));
  if (reached.lte(0)) return "no_volume_by_this_day_last_year";
  if (whole.lte(0)) return "returns_prevail_last_year";
  const share = roundRecorded(reached.div(whole));
  if (share.isZero()) return "no_volume_by_this_day_last_year";

  const total = soFar.div(share);
  const ratios = ratiosToLastYear(course);
  const inputs = {
    last_year_volume: formatDecimal(whole),
    last_year_share_reached: formatDecimal(share),
    ratios_to_last_year: asText(ratios),
  };
  if (ratios.length < 2) return { total, inputs };

  const ratioDeviation = roundRecorded(sampleDeviation(ratios.map(([, ratio]) => ratio)));
  const averageMonth = roundRecorded(lastYearsMonth(whole, share, progress));
  const deviation = roundRecorded(ratioDeviation.times(averageMonth));
  return {
    total,
    monthly: { deviation, rule: "ratios_to_last_year" },
    inputs: {
      ...inputs,
      ratio_deviation: formatDecimal(ratioDeviation),
      last_year_average_month: formatDecimal(averageMonth),
      monthly_deviation: formatDecimal(deviation),
    },
  };
}

/** What of a month's volume last year had come by this day. A week-based period may touch a month that this year's does not. */
function byThisDay(month: string, volume: Decimal, { months }: Progress): Decimal {
  const now = months.find((candidate) => yearBefore(candidate.month) === month);
  if (now !== undefined) return volume.times(now.daysElapsed).div(now.daysInPeriod);
  const isBeforePeriod = months.every((candidate) => month < yearBefore(candidate.month));
  return isBeforePeriod ? volume : zero;
}

function ratiosToLastYear({ progress, volumes, lastYear }: Course): readonly (readonly [string, Decimal])[] {
  return progress.months
    .filter(({ isComplete }) => isComplete)
    .flatMap(({ month }) => {
      const volumeBefore = lastYear.get(yearBefore(month)) ?? zero;
      return volumeBefore.gt(0)
        ? [[month, roundRecorded((volumes.get(month) ?? zero).div(volumeBefore))] as const]
        : [];
    });
}

function lastYearsMonth(whole: Decimal, share: Decimal, { daysInPeriod, daysRemaining }: Progress): Decimal {
  const remaining = whole.times(share.negated().plus(1));
  return Decimal.max(whole.div(inMonths(daysInPeriod)), remaining.div(inMonths(daysRemaining)));
}
