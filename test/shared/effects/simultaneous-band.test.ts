import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InfluenceRow } from "../../../shared/effects/influence.ts";
import { intervalOf, pointwiseCriticalValue } from "../../../shared/effects/interval.ts";
import { simultaneousBand } from "../../../shared/effects/simultaneous-band.ts";
import { chanceOf, studyOfNothing } from "./studies.ts";

const monthsFrom = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

describe("the critical value", () => {
  // Of independent months it is known: all of k normal values lie within z with probability (2Φ(z) − 1)^k = 0.95.
  test.each`
    months | expected   | because
    ${1}   | ${1.95996} | ${"one month is an interval"}
    ${2}   | ${2.23648} | ${"√0.95 = 0.974679 within"}
    ${5}   | ${2.56903} | ${"0.95^(1/5) = 0.989794 within"}
    ${12}  | ${2.86048} | ${"0.95^(1/12) = 0.995735 within"}
  `("of $months independent months is near $expected: $because", ({ months, expected }) => {
    const { effects, rows } = studyOfNothing(chanceOf("independent"), 2_000, monthsFrom(0, months), 0);
    expect(Math.abs(simultaneousBand(effects, rows, "draws").criticalValue - expected)).toBeLessThan(0.07);
  });

  test("of months that are the same in all but scale is that of one month", () => {
    const { effects, rows } = studyOfNothing(chanceOf("same"), 2_000, [0], 0);
    const scaled = (eventMonth: number, factor: number): InfluenceRow[] =>
      rows.map((row) => ({ ...row, eventMonth, influence: factor * row.influence }));
    const again = [effects, [1, 2].map((eventMonth) => ({ eventMonth, estimate: 7, standardError: 3 }))].flat();
    const band = simultaneousBand(again, [...rows, ...scaled(1, 5), ...scaled(2, -0.01)], "same");
    expect(band.criticalValue).toBeCloseTo(simultaneousBand(effects, rows, "same").criticalValue, 12);
  });

  test("of four buckets is reckoned by hand: no draw is farther than all signs alike", () => {
    // Standard error √(4 × 1²) = 2; the sum of four signs is at most 4, and is ±4 in two draws of sixteen, which is more than 5 %.
    const rows = [1, 2, 3, 4].map((bucket) => ({ bucket, eventMonth: 0, influence: 1 }));
    expect(simultaneousBand([{ eventMonth: 0, estimate: 0, standardError: 2 }], rows, "few").criticalValue).toBe(2);
  });
});

test("the band covers all months together in about 95 % of studies, where single intervals do not", () => {
  const chance = chanceOf("coverage");
  const studies = 200;
  let [byBand, byIntervals] = [0, 0];
  for (let study = 0; study < studies; study += 1) {
    const { effects, rows } = studyOfNothing(chance, 100, monthsFrom(-4, 8), 0.5);
    const { months } = simultaneousBand(effects, rows, `study ${study}`);
    if (months.every(({ low, high }) => low <= 0 && high >= 0)) byBand += 1;
    if (months.every((month) => Math.abs(month.estimate) <= pointwiseCriticalValue * month.standardError)) {
      byIntervals += 1;
    }
  }
  expect(byBand / studies).toBeGreaterThan(0.91);
  expect(byBand / studies).toBeLessThan(0.98);
  expect(byIntervals / studies).toBeLessThan(0.8);
});

describe("every band", () => {
  const influence = fc.double({ min: -1, max: 1, noNaN: true });
  const studies = fc
    .record({ buckets: fc.integer({ min: 1, max: 40 }), months: fc.integer({ min: 1, max: 5 }) })
    .chain(({ buckets, months }) =>
      fc.record({
        effects: fc
          .array(influence, { minLength: months, maxLength: months })
          .map((estimates) =>
            estimates.map((estimate, month) => ({ eventMonth: month - 2, estimate, standardError: month / 7 })),
          ),
        rows: fc.array(influence, { minLength: buckets * months, maxLength: buckets * months }).map((values) =>
          values.map((value, index) => ({
            bucket: Math.floor(index / months),
            eventMonth: (index % months) - 2,
            influence: value,
          })),
        ),
        seed: fc.string(),
      }),
    );
  const law = (holds: (study: typeof studies extends fc.Arbitrary<infer T> ? T : never) => void) =>
    fc.assert(fc.property(studies, holds), { numRuns: 40 });

  test("covers the interval of each month", () => {
    law(({ effects, rows, seed }) => {
      for (const month of simultaneousBand(effects, rows, seed).months) {
        const single = intervalOf(month.estimate, month.standardError);
        expect(month.low).toBeLessThanOrEqual(single.low);
        expect(month.high).toBeGreaterThanOrEqual(single.high);
      }
    });
  });

  test("is the same again with the same seed, in whatever order rows and effects come", () => {
    law(({ effects, rows, seed }) => {
      const band = simultaneousBand(effects, rows, seed);
      expect(simultaneousBand(effects, rows, seed)).toEqual(band);
      expect(simultaneousBand([...effects].reverse(), [...rows].reverse(), seed)).toEqual(band);
    });
  });

  test("reaches the critical value times the standard error to both sides, months in order", () => {
    law(({ effects, rows, seed }) => {
      const { criticalValue, months } = simultaneousBand([...effects].reverse(), rows, seed);
      expect(months).toEqual(
        effects.map((effect) => ({
          ...effect,
          low: effect.estimate - criticalValue * effect.standardError,
          high: effect.estimate + criticalValue * effect.standardError,
        })),
      );
    });
  });

  test("does not depend on the unit of the outcome", () => {
    law(({ effects, rows, seed }) => {
      const inCents = rows.map((row) => ({ ...row, influence: 128 * row.influence }));
      const { criticalValue } = simultaneousBand(effects, rows, seed);
      expect(simultaneousBand(effects, inCents, seed).criticalValue).toBeCloseTo(criticalValue, 9);
    });
  });
});

test("a month without spread, such as the base, has no say", () => {
  const { effects, rows } = studyOfNothing(chanceOf("base"), 50, [0, 1], 0.3);
  const base = { eventMonth: -1, estimate: 0, standardError: 0 };
  const band = simultaneousBand([base, ...effects], rows, "base");
  expect(band.criticalValue).toBe(simultaneousBand(effects, rows, "base").criticalValue);
  expect(band.months[0]).toEqual({ ...base, low: 0, high: 0 });
});

test("two influences of a bucket on one month are a defect", () => {
  const row = { bucket: 1, eventMonth: 0, influence: 1 };
  expect(() => simultaneousBand([{ eventMonth: 0, estimate: 0, standardError: 1 }], [row, row], "twice")).toThrow(
    "one influence",
  );
});
