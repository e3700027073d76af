import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Forecast, type ForecastInput, forecastVolume } from "../../../shared/forecast/forecast.ts";
import { forecastMethods } from "../../../shared/forecast/method/methods.ts";
import type { MonthVolume } from "../../../shared/forecast/month-volume.ts";
import { quantileOf } from "../../../shared/forecast/quantile.ts";
import { type QuantilePercent, standardNormalQuantiles } from "../../../shared/forecast/standard-normal.ts";
import { Decimal, parseDecimal, zero } from "../../../shared/money/decimal.ts";

const dayOf = (number: number) => new Date(Date.UTC(2010, 0, 1 + number)).toISOString().slice(0, 10);

/** Every month that the days from one to the other, both included, touch. */
function monthsOf(firstDay: string, lastDay: string): readonly string[] {
  const found: string[] = [];
  for (let month = firstDay.slice(0, 7); month <= lastDay.slice(0, 7); ) {
    found.push(month);
    const [year = 0, number = 0] = month.split("-").map(Number);
    month = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
  }
  return found;
}

const yearBefore = (month: string) => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;

/** Mostly purchases, some months of returns, some without volume. */
const hundredths = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 10_000_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -1_000_000, max: 0 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);

const volumesOf = (months: readonly string[]): fc.Arbitrary<readonly MonthVolume[]> =>
  fc
    .array(hundredths, { minLength: months.length, maxLength: months.length })
    .map((counts) =>
      counts.map((count, index) => ({ month: months[index] ?? "", volume: new Decimal(count).div(100) })),
    );

/** Periods of a day to a year, on any day of them or after. */
const inputs: fc.Arbitrary<ForecastInput> = fc
  .record({
    method: fc.constantFrom(...forecastMethods),
    first: fc.oneof(fc.nat(1_000), fc.constantFrom(0, 31, 59, 90, 365)),
    days: fc.oneof(fc.integer({ min: 1, max: 366 }), fc.constantFrom(365, 91, 31)),
    elapsed: fc.integer({ min: 1, max: 400 }),
  })
  .chain(({ method, first, days, elapsed }) => {
    const period = {
      method,
      firstDay: dayOf(first),
      dayAfter: dayOf(first + days),
      asOfDate: dayOf(first + elapsed - 1),
    };
    const lastDay = dayOf(first + days - 1);
    const observedEnd = lastDay < period.asOfDate ? lastDay : period.asOfDate;
    return fc
      .record({
        volumeByMonth: volumesOf(monthsOf(period.firstDay, observedEnd)),
        lastYearByMonth: volumesOf(monthsOf(period.firstDay, lastDay).map(yearBefore)),
      })
      .map((volumes) => ({ ...period, ...volumes }));
  });

const isOver = ({ dayAfter, asOfDate }: ForecastInput) => asOfDate >= dayOf(numberOf(dayAfter) - 1);
const numberOf = (day: string) => (Date.parse(day) - Date.UTC(2010, 0, 1)) / 86_400_000;

/** States what holds for every forecast. */
const law = (holds: (forecast: Forecast, input: ForecastInput) => void) =>
  fc.assert(
    fc.property(inputs, (input) => {
      holds(forecastVolume(input), input);
    }),
    { numRuns: 300 },
  );

const sum = (values: readonly Decimal[]) => values.reduce((total, value) => total.plus(value), zero);

describe("a forecast", () => {
  test("scales with its volumes: the same in other units of measure", () => {
    const factor = fc.integer({ min: 1, max: 100_000 }).map((count) => new Decimal(count).div(100));
    const scaled = (volumes: readonly MonthVolume[], by: Decimal) =>
      volumes.map(({ month, volume }) => ({ month, volume: volume.times(by) }));
    const figures = ({ soFar, total, low, high, standardDeviation, scenarios }: Forecast) => [
      ...[soFar, total, low, high, standardDeviation],
      ...scenarios.map((scenario) => scenario.total),
    ];
    fc.assert(
      fc.property(inputs, factor, (input, by) => {
        const before = forecastVolume(input);
        const after = forecastVolume({
          ...input,
          volumeByMonth: scaled(input.volumeByMonth, by),
          lastYearByMonth: scaled(input.lastYearByMonth, by),
        });
        expect([after.method, after.fallback]).toEqual([before.method, before.fallback]);
        fc.pre(before.scenarios.length === after.scenarios.length); // a deviation of less than a millionth may round away
        // Results are rounded to millionths, some more than once.
        const tolerance = by.plus(1).times("0.000005");
        const expected = figures(before).map((figure) => figure.times(by));
        for (const [index, figure] of figures(after).entries())
          expect(
            figure
              .minus(expected[index] ?? zero)
              .abs()
              .lte(tolerance),
          ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("is the volume so far once the period is over", () => {
    law(({ soFar, total, low, high, standardDeviation, scenarios }, input) => {
      fc.pre(isOver(input));
      expect(soFar.eq(sum(input.volumeByMonth.map(({ volume }) => volume)))).toBe(true);
      for (const figure of [total, low, high]) expect(figure.eq(soFar)).toBe(true);
      expect(standardDeviation.isZero()).toBe(true);
      expect(scenarios.length).toBe(1);
    });
  });

  test("lies inside its interval, and no scenario below zero", () => {
    law(({ total, low, high, standardDeviation, scenarios }) => {
      expect(low.lte(total) && total.lte(high) && standardDeviation.gte(0)).toBe(true);
      expect(low.gte(Decimal.min(total, 0))).toBe(true);
      expect(scenarios.every((scenario) => scenario.total.gte(0))).toBe(true);
    });
  });

  test("has scenarios whose probabilities sum to exactly 1", () => {
    law(({ scenarios }) => expect(sum(scenarios.map(({ probability }) => probability)).eq(1)).toBe(true));
  });

  test("is the mean of its scenarios where none ends at zero, and never above it", () => {
    law(({ total, scenarios }) => {
      const mean = sum(scenarios.map((scenario) => scenario.probability.times(scenario.total)));
      if (scenarios.every((scenario) => scenario.total.gt(0))) expect(mean.toFixed()).toBe(total.toFixed());
      expect(mean.gte(total)).toBe(true);
    });
  });

  test("has quantiles that rise from the total through the interval's end", () => {
    law((forecast) => {
      const percents = Object.keys(standardNormalQuantiles).sort() as QuantilePercent[];
      const quantiles = percents.map((percent) => quantileOf(forecast, percent));
      expect(quantiles.every((quantile, index) => quantile.gte(quantiles[index - 1] ?? 0))).toBe(true);
      expect(quantileOf(forecast, "50").eq(Decimal.max(forecast.total, 0))).toBe(true);
      expect(quantileOf(forecast, "90").eq(Decimal.max(forecast.high, 0))).toBe(true);
    });
  });

  test("does not depend on the order of months, nor on whether empty ones are named", () => {
    law((forecast, input) => {
      const tidied = (volumes: readonly MonthVolume[]) => volumes.filter(({ volume }) => !volume.isZero()).reverse();
      const { volumeByMonth, lastYearByMonth } = input;
      const again = { ...input, volumeByMonth: tidied(volumeByMonth), lastYearByMonth: tidied(lastYearByMonth) };
      expect(forecastVolume(again)).toEqual(forecast);
    });
  });

  test("says why, where it does not use the shape of last year", () => {
    law(({ method, fallback }, input) => {
      expect(fallback !== undefined).toBe(method !== input.method);
      if (fallback !== undefined) expect(method).toBe("run-rate");
    });
  });
});

describe("the inputs", () => {
  /** A figure of the inputs; one that is not there is no decimal and throws. */
  const figures = (inputs: Forecast["inputs"]) => (name: string) => parseDecimal(inputs[name] ?? "");

  test("are enough to compute the result again, to the last digit", () => {
    law(({ method, total, standardDeviation, inputs }) => {
      const figure = figures(inputs);
      if (inputs.deviation_rule === "period_is_over") return expect(figure("volume_so_far").eq(total)).toBe(true);

      const again =
        method === "run-rate"
          ? figure("volume_so_far").times(figure("days_in_period")).div(figure("days_elapsed"))
          : figure("volume_so_far").div(figure("last_year_share_reached"));
      expect(again.toDecimalPlaces(6).toFixed()).toBe(total.toFixed());

      const deviation =
        inputs.deviation_rule === "half_of_remaining_volume"
          ? total.minus(figure("volume_so_far")).abs().div(2)
          : figure("monthly_deviation").times(figure("days_remaining").div("30.4375").sqrt());
      expect(deviation.toDecimalPlaces(6).toFixed()).toBe(standardDeviation.toFixed());
    });
  });

  test("name what the deviation rests on", () => {
    law(({ method, inputs }, input) => {
      const rule = inputs.deviation_rule;
      if (isOver(input)) expect(rule).toBe("period_is_over");
      else if (inputs.monthly_deviation === undefined) expect(rule).toBe("half_of_remaining_volume");
      else expect(rule).toBe(method === "run-rate" ? "complete_months" : "ratios_to_last_year");
    });
  });
});
