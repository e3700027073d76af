import fc from "fast-check";
import { addDays } from "../../../shared/calendar/day.ts";
import { periods } from "../../../shared/calendar/period.ts";
import { type PeriodTerms, type WeekCalendar, weekPatterns } from "../../../shared/calendar/period-terms.ts";

/** A retailer's years: 2023 has 53 weeks, the others 52. Each begins on a Sunday near the end of January. */
export const retailYears: WeekCalendar = {
  weeks: "4-5-4",
  years: [
    { year: "2023", first_day: "2023-01-29" },
    { year: "2024", first_day: "2024-02-04" },
    { year: "2025", first_day: "2025-02-02" },
  ],
  until: "2026-02-01",
};

/** Three promotions; between the second and the third lies a gap. */
export const promotions: PeriodTerms = {
  period: "custom",
  periods: [
    { id: "spring", from: "2025-03-01", until: "2025-05-15" },
    { id: "summer", from: "2025-05-15", until: "2025-08-01" },
    { id: "xmas", from: "2025-11-20", until: "2025-12-27" },
  ],
};

export const eighteenMonths: PeriodTerms = { period: "term", term: { from: "2024-07-15", until: "2026-01-15" } };

/** Any day of a century around now. */
export const days: fc.Arbitrary<string> = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const length = fc.constantFrom(...periods);

/** Terms whose periods are parts of calendar or fiscal years: they know a period for every day. */
export const monthTerms: fc.Arbitrary<PeriodTerms> = fc.record({
  period: length,
  calendar: fc.option(fc.record({ year_starts_in: fc.integer({ min: 1, max: 12 }) }), { nil: undefined }),
});

/** Terms whose years are of weeks: between one and six years, some of 53 weeks. */
export const weekTerms: fc.Arbitrary<PeriodTerms & { readonly calendar: WeekCalendar }> = fc
  .record({
    period: length,
    weeks: fc.constantFrom(...(Object.keys(weekPatterns) as (keyof typeof weekPatterns)[])),
    firstDay: days,
    weeksOfYears: fc.array(fc.constantFrom(52, 52, 53), { minLength: 1, maxLength: 6 }),
  })
  .map(({ period, weeks, firstDay, weeksOfYears }) => {
    const bounds = boundsAfter(
      firstDay,
      weeksOfYears.map((count) => 7 * count),
    );
    const years = weeksOfYears.map((_, index) => ({ year: String(2001 + index), first_day: bounds[index] ?? "" }));
    return { period, calendar: { weeks, years, until: bounds.at(-1) ?? "" } };
  });

/** Terms that list their periods, some side by side and some apart. */
export const customTerms: fc.Arbitrary<PeriodTerms> = fc
  .record({
    firstDay: days,
    runs: fc.array(fc.record({ gap: fc.constantFrom(0, 0, 1, 20), length: fc.integer({ min: 1, max: 200 }) }), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  .map(({ firstDay, runs }) => {
    const bounds = boundsAfter(
      firstDay,
      runs.flatMap(({ gap, length }) => [gap, length]),
    );
    const stated = runs.map((_, index) => ({
      id: `P${index + 1}`,
      from: bounds[2 * index + 1] ?? "",
      until: bounds[2 * index + 2] ?? "",
    }));
    return { period: "custom", periods: stated };
  });

export const termTerms: fc.Arbitrary<PeriodTerms> = fc
  .record({ from: days, length: fc.integer({ min: 1, max: 2000 }) })
  .map(({ from, length }) => ({ period: "term", term: { from, until: addDays(from, length) } }));

export const anyTerms: fc.Arbitrary<PeriodTerms> = fc.oneof(monthTerms, weekTerms, customTerms, termTerms);

/** The first day and then the end of each run of days that follows. */
function boundsAfter(firstDay: string, lengths: readonly number[]): readonly string[] {
  const bounds = [firstDay];
  for (const length of lengths) bounds.push(addDays(bounds.at(-1) ?? firstDay, length));
  return bounds;
}
