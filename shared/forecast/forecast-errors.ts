import { Decimal, zero } from "../money/decimal.ts";
import { sumOf } from "./month-volume.ts";
import { roundResult } from "./precision.ts";

/** What was estimated and what came. */
export type EstimatePair = { readonly estimate: Decimal; readonly actual: Decimal };

/** How far estimates were off. Without any pair only the counts are there. */
export type ForecastErrors = {
  readonly count: number;
  /** Above zero where estimates were too high on the whole: a bias that does not average out. */
  readonly meanError?: Decimal;
  readonly meanAbsoluteError?: Decimal;
  /** In percent of the actual values; absent where all of them are zero. */
  readonly meanAbsolutePercent?: Decimal;
  /** Pairs that the percentage leaves out, because nothing is a percentage of zero. */
  readonly leftOutOfPercent: number;
  /** By how much the worst estimate was too high; zero where none was. */
  readonly largestOverestimate?: Decimal;
  /** By how much the worst estimate was too low, as a positive figure; zero where none was. */
  readonly largestUnderestimate?: Decimal;
};

/**
 * How far estimates were off, for a back-test:
 *
 *     error = estimate − actual
 *     mean error = Σ error / n;  mean absolute error = Σ|error| / n;  mean absolute percentage error = 100 × Σ|error / actual| / n
 *
 * 110 for 100 and 190 for 200 have errors of 10 and −10: 0 on average, 10 in absolute terms, (10 % + 5 %) / 2 = 7.5 %.
 * Source: Hyndman & Koehler (2006), Another look at measures of forecast accuracy, which also warns of the percentage near zero.
 */
export function forecastErrors(pairs: readonly EstimatePair[]): ForecastErrors {
  const errors = pairs.map(({ estimate, actual }) => estimate.minus(actual));
  const fractions = pairs.flatMap(({ actual }, index) =>
    actual.isZero() ? [] : [(errors[index] ?? zero).div(actual).abs()],
  );
  const counts = { count: pairs.length, leftOutOfPercent: pairs.length - fractions.length };
  if (pairs.length === 0) return counts;

  return {
    ...counts,
    meanError: roundResult(meanOf(errors)),
    meanAbsoluteError: roundResult(meanOf(errors.map((error) => error.abs()))),
    ...(fractions.length === 0 ? {} : { meanAbsolutePercent: roundResult(meanOf(fractions).times(100)) }),
    largestOverestimate: roundResult(Decimal.max(zero, ...errors)),
    largestUnderestimate: roundResult(Decimal.min(zero, ...errors).negated()),
  };
}

function meanOf(values: readonly Decimal[]): Decimal {
  return sumOf(values).div(values.length);
}
