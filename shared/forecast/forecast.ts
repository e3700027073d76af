import { invariant } from "../invariant.ts";
import { Decimal, formatDecimal, zero } from "../money/decimal.ts";
import { deviationOfTotal } from "./deviation.ts";
import type { Course, Projection } from "./method/method.ts";
import { type ForecastMethod, methodArithmetic } from "./method/methods.ts";
import { runRate } from "./method/run-rate.ts";
import { asText, type MonthVolume, sumOf, volumeByMonth } from "./month-volume.ts";
import { roundResult } from "./precision.ts";
import { type ObservedPeriod, progressOf } from "./progress.ts";
import type { DeviationRule, FallbackReason } from "./reasons.ts";
import { type Scenario, scenariosOf } from "./scenarios.ts";
import { standardNormalQuantiles } from "./standard-normal.ts";

/** What is known of a position's volume on the as-of date, which may lie past the period's end. */
export type ForecastInput = ObservedPeriod & {
  readonly method: ForecastMethod;
  /** This period so far; months without volume may be missing. */
  readonly volumeByMonth: readonly MonthVolume[];
  /** The same period one year earlier, whole; empty where there was none. */
  readonly lastYearByMonth: readonly MonthVolume[];
};

/** The volume that a position is expected to have at the end of its period. */
export type Forecast = {
  /** The method that was used; another than the one asked for where `fallback` says why. */
  readonly method: ForecastMethod;
  readonly fallback?: FallbackReason;
  readonly soFar: Decimal;
  /** The point forecast, which is also the median. */
  readonly total: Decimal;
  /** The total ends between low and high in 80 % of cases, if it is normally distributed. */
  readonly low: Decimal;
  readonly high: Decimal;
  readonly standardDeviation: Decimal;
  /** For an expected value; their probabilities sum to 1. */
  readonly scenarios: readonly Scenario[];
  /** What the result was computed from, in plain text, enough to compute it again. */
  readonly inputs: Readonly<Record<string, string>>;
};

/**
 * Forecasts the volume of one position at the end of its period, to estimate variable consideration (IFRS 15.53, ASC
 * 606-10-32-8). Each method states its formula where it is. Results are rounded half-up to 6 decimal places.
 *
 *     low, high = total ∓ 1.2815515655446004 × standard deviation
 *
 * Low is not below zero, where no tier gives anything, unless the total is: then it is the total.
 * Once the period is over nothing is estimated: the total is the volume so far, unrounded, without deviation.
 *
 * A volume so far of zero forecasts zero, and one below zero forecasts more of the same; scenarios and quantiles end at zero.
 * @throws RangeError if a date is none; BrokenInvariant if the as-of date lies before the period or volume outside the days counted
 */
export function forecastVolume(input: ForecastInput): Forecast {
  const progress = progressOf(input);
  const volumes = volumeByMonth(input.volumeByMonth);
  const lastYear = volumeByMonth(input.lastYearByMonth);
  const observed = new Set(progress.months.filter(({ daysElapsed }) => daysElapsed > 0).map(({ month }) => month));
  for (const month of volumes.keys())
    invariant(observed.has(month), `volume lies in the days counted, not in ${month}`);

  const course = { progress, soFar: sumOf(volumes.values()), volumes, lastYear };
  const outlook = progress.daysRemaining === 0 ? asItEnded(input.method, course) : ahead(input.method, course);
  const { method, fallback, total, standardDeviation } = outlook;
  const distance = roundResult(standardNormalQuantiles["90"].times(standardDeviation));
  return {
    method,
    ...(fallback === undefined ? {} : { fallback }),
    soFar: course.soFar,
    total,
    low: Decimal.max(total.minus(distance), Decimal.min(total, zero)),
    high: total.plus(distance),
    standardDeviation,
    scenarios: scenariosOf(total, standardDeviation),
    inputs: {
      first_day: input.firstDay,
      day_after: input.dayAfter,
      as_of_date: input.asOfDate,
      days_in_period: String(progress.daysInPeriod),
      days_elapsed: String(progress.daysElapsed),
      days_remaining: String(progress.daysRemaining),
      volume_by_month: asText(volumes),
      volume_so_far: formatDecimal(course.soFar),
      ...(input.method === "last-year-shape" ? { last_year_by_month: asText(lastYear) } : {}),
      ...outlook.inputs,
    },
  };
}

/** What a forecast comes down to, rounded. */
type Outlook = Pick<Forecast, "method" | "fallback" | "total" | "standardDeviation" | "inputs">;

function asItEnded(method: ForecastMethod, { soFar }: Course): Outlook {
  const rule: DeviationRule = "period_is_over";
  return { method, total: soFar, standardDeviation: zero, inputs: { deviation_rule: rule } };
}

function ahead(asked: ForecastMethod, course: Course): Outlook {
  const projected = methodArithmetic[asked](course);
  if (typeof projected !== "string") return outlookOf(asked, course, projected);
  return { ...outlookOf("run-rate", course, runRate(course)), fallback: projected };
}

function outlookOf(method: ForecastMethod, course: Course, projection: Projection): Outlook {
  const total = roundResult(projection.total);
  const { standardDeviation, rule } = deviationOfTotal(course, total, projection.monthly);
  return { method, total, standardDeviation, inputs: { ...projection.inputs, deviation_rule: rule } };
}
