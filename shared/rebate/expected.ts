import { type Forecast, forecastVolume } from "../forecast/forecast.ts";
import type { MonthVolume } from "../forecast/month-volume.ts";
import { quantileOf } from "../forecast/quantile.ts";
import { Decimal, zero } from "../money/decimal.ts";
import { roundToMinorUnit } from "../money/rounding.ts";
import type { ProgramDocument } from "../program/program.ts";
import type { Volume } from "./parcel.ts";
import { computePosition, type Position } from "./position.ts";
import { scaledVolume } from "./scaled-volume.ts";

type ExpectedTerms = Extract<NonNullable<ProgramDocument["accrual"]>, { basis: "expected" }>;

/** What is to be accrued for a period that is not over, and how it was estimated. */
export type Estimate = {
  readonly estimate: ExpectedTerms["estimate"];
  readonly forecast: Forecast;
  /** The tier at the forecast volume of the whole period. */
  readonly expectedTier: number;
  /** What the whole period is expected to earn: at the forecast, or on average over its scenarios. */
  readonly expectedEarned: Decimal;
  /** The volume at which the constraint was applied, and whether it raised the amount. */
  readonly constraint?: { readonly percent: string; readonly volume: Decimal; readonly binds: boolean };
  /** What is to be accrued now: the volume so far at the rate that the whole period is expected to earn. In minor units. */
  readonly toAccrue: Decimal;
};

/**
 * Estimates what the volume so far will have earned at the end of the period: the rebate expected for the whole period, in the
 * ratio of the volume that has come (IFRS 15.53–58, ASC 606-10-32-8: variable consideration by expected value or most likely amount;
 * the constraint keeps a later reversal of revenue improbable, so it raises what is owed and never lowers it).
 *
 * With tiers 0: 1 %, 1 m: 2 %, 2.5 m: 3 %, a forecast of 3 m and 800,000 so far: 3 m earns 90,000, so 24,000 are accrued.
 * @param position the position at the volume so far
 * @param byMonth the qualifier volume of this period's months so far; of last year's whole period
 * @returns undefined once the period is over or while nothing was bought: then what is earned is accrued
 */
export function estimateOf(
  volume: Volume,
  position: Position,
  period: { readonly firstDay: string; readonly dayAfter: string },
  asOfDate: string,
  byMonth: { readonly now: readonly MonthVolume[]; readonly lastYear: readonly MonthVolume[] },
): Estimate | undefined {
  const { document } = position.governing;
  const { accrual } = document;
  if (accrual?.basis !== "expected" || asOfDate >= period.dayAfter) return undefined;
  const forecast = forecastVolume({
    method: accrual.forecast,
    ...period,
    asOfDate,
    volumeByMonth: byMonth.now,
    lastYearByMonth: byMonth.lastYear,
  });
  if (forecast.soFar.lte(0) || forecast.total.lte(0)) return undefined;

  const at = (total: Decimal): Position =>
    computePosition(scaledVolume(volume, position.governing, total, forecast.soFar));
  const expected = at(forecast.total);
  const means = forecast.scenarios.reduce(
    (sum, { probability, total }) => ({
      earned: sum.earned.plus(at(total).standing.earned.times(probability)),
      volume: sum.volume.plus(total.times(probability)),
    }),
    { earned: zero, volume: zero },
  );
  const isMostLikely = accrual.estimate === "most-likely-amount";
  const earned = isMostLikely ? expected.standing.earned : means.earned;
  const estimated = earned.times(forecast.soFar).div(isMostLikely ? forecast.total : means.volume);
  const constraint = constraintOf(accrual, forecast, at);
  const amount = Decimal.max(estimated, constraint?.amount ?? zero);
  return {
    estimate: accrual.estimate,
    forecast,
    expectedTier: expected.standing.tierReached,
    expectedEarned: roundToMinorUnit(earned, document.currency, document.rounding),
    ...(constraint === undefined
      ? {}
      : {
          constraint: {
            percent: constraint.percent,
            volume: constraint.volume,
            binds: constraint.amount.gt(estimated),
          },
        }),
    toAccrue: roundToMinorUnit(amount, document.currency, document.rounding),
  };
}

function constraintOf(
  { constraint_percent: percent }: ExpectedTerms,
  forecast: Forecast,
  at: (total: Decimal) => Position,
) {
  if (percent === undefined) return undefined;
  const volume = quantileOf(forecast, percent);
  const amount = volume.lte(0) ? zero : at(volume).standing.earned.times(forecast.soFar).div(volume);
  return { percent, volume, amount };
}
