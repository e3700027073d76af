import fc from "fast-check";
import { expect, test } from "vitest";
import { problemsOfPeriodTerms } from "../../../shared/calendar/period-problems.ts";
import type { PeriodTerms } from "../../../shared/calendar/period-terms.ts";
import { anyTerms, eighteenMonths, promotions, retailYears } from "./terms.ts";

/** Problems in the words of a list: `periods[0].until must be after …`. */
const told = (terms: PeriodTerms) =>
  problemsOfPeriodTerms(terms).map(({ path, words }) => `${path.join(".")} ${words}`);

const custom = (...periods: [id: string, from: string, until: string][]): PeriodTerms => ({
  period: "custom",
  periods: periods.map(([id, from, until]) => ({ id, from, until })),
});
const weeks = (years: [year: string, firstDay: string][], until: string): PeriodTerms => ({
  period: "month",
  calendar: { weeks: "4-4-5", years: years.map(([year, first_day]) => ({ year, first_day })), until },
});
const stated = eighteenMonths.term;

test.each`
  terms                                                                           | because
  ${{ period: "month" }}                                                          | ${"a part of the calendar year needs nothing more"}
  ${{ period: "quarter", calendar: { year_starts_in: 1 } }}                       | ${"a year may be said to start in January"}
  ${{ period: "quarter", calendar: { year_starts_in: 12 } }}                      | ${"or in December"}
  ${{ period: "half-year", calendar: retailYears }}                               | ${"years of 52 and 53 weeks"}
  ${promotions}                                                                   | ${"custom periods may touch and may lie apart"}
  ${eighteenMonths}                                                               | ${"a term may be of any length"}
  ${{ period: "term", term: { from: "2025-01-01", until: "2025-01-02" } }}        | ${"even a single day"}
  ${custom(["A", "2025-01-01", "2025-01-02"], ["a", "2025-01-02", "2025-01-03"])} | ${"single days, ids that differ in case"}
  ${custom([`x${"-".repeat(30)}`, "2025-01-01", "2025-01-02"])}                   | ${"an id of 31 characters"}
  ${weeks([["2025", "2025-02-02"]], "2026-02-01")}                                | ${"364 days"}
  ${weeks([["2025", "2025-02-02"]], "2026-02-08")}                                | ${"371 days"}
`("nothing is wrong: $because", ({ terms }) => {
  expect(told(terms)).toEqual([]);
});

test.each`
  terms                                                                              | problem
  ${{ period: "quarter", calendar: { year_starts_in: 0 } }}                          | ${"calendar.year_starts_in must be the number of a month, 1 for January to 12 for December, not 0"}
  ${{ period: "quarter", calendar: { year_starts_in: 13 } }}                         | ${"calendar.year_starts_in must be the number of a month, 1 for January to 12 for December, not 13"}
  ${{ period: "quarter", calendar: { year_starts_in: 4.5 } }}                        | ${"calendar.year_starts_in must be the number of a month, 1 for January to 12 for December, not 4.5"}
  ${{ ...promotions, calendar: { year_starts_in: 4 } }}                              | ${"calendar custom periods are stated by their own days and cut no year: leave calendar out"}
  ${{ ...eighteenMonths, calendar: retailYears }}                                    | ${"calendar a term runs from its own first day to its own last and cuts no year: leave calendar out"}
  ${weeks([], "2026-02-01")}                                                         | ${"calendar.years must name at least one year and its first day: a calendar of weeks has only the years that are listed"}
  ${weeks([["2025", "2025-02-02"]], "2026-01-31")}                                   | ${"calendar.until leaves year 2025 with 363 days from 2025-02-02 on; a year has 52 weeks (364 days, until 2026-02-01) or 53 (371 days, until 2026-02-08)"}
  ${weeks([["2025", "2025-02-02"]], "2026-02-02")}                                   | ${"calendar.until leaves year 2025 with 365 days from 2025-02-02 on; a year has 52 weeks (364 days, until 2026-02-01) or 53 (371 days, until 2026-02-08)"}
  ${weeks([["2024", "2024-02-04"], ["2025", "2025-01-26"]], "2026-01-25")} | ${"calendar.years.1.first_day leaves year 2024 with 357 days from 2024-02-04 on; a year has 52 weeks (364 days, until 2025-02-02) or 53 (371 days, until 2025-02-09)"}
  ${weeks([["2025", "2025-02-02"]], "2025-02-02")}                                   | ${"calendar.until must be after the first day of year 2025 (2025-02-02)"}
  ${weeks([["25", "2025-02-02"]], "2026-02-01")}                                     | ${'calendar.years.0.year must be four digits in quotes, such as "2025", not "25"'}
  ${weeks([["2024", "2024-02-04"], ["2026", "2025-02-02"]], "2026-02-01")} | ${'calendar.years.1.year follows 2024 and so must be "2025", not "2026": list every year once, from the earliest on'}
  ${weeks([["2024", "2024-02-04"], ["2024", "2025-02-02"]], "2026-02-01")} | ${'calendar.years.1.year follows 2024 and so must be "2025", not "2024": list every year once, from the earliest on'}
  ${{ period: "custom" }}                                                            | ${"periods period custom needs its periods: list each with an id, its first day (from) and the day after its last (until)"}
  ${{ period: "custom", periods: [] }}                                               | ${"periods period custom needs its periods: list each with an id, its first day (from) and the day after its last (until)"}
  ${{ ...promotions, period: "month" }}                                              | ${"periods is only for period custom, and this program's is month: leave periods out"}
  ${custom(["", "2025-01-01", "2025-02-01"])}                                        | ${'periods.0.id must be letters, digits and hyphens, at most 31, beginning with a letter or digit, not ""'}
  ${custom(["2025/Q1", "2025-01-01", "2025-02-01"])}                                 | ${'periods.0.id must be letters, digits and hyphens, at most 31, beginning with a letter or digit, not "2025/Q1"'}
  ${custom(["-A", "2025-01-01", "2025-02-01"])}                                      | ${'periods.0.id must be letters, digits and hyphens, at most 31, beginning with a letter or digit, not "-A"'}
  ${custom(["A\n", "2025-01-01", "2025-02-01"])}                                     | ${'periods.0.id must be letters, digits and hyphens, at most 31, beginning with a letter or digit, not "A\\n"'}
  ${custom(["x".repeat(32), "2025-01-01", "2025-02-01"])}                            | ${`periods.0.id must be letters, digits and hyphens, at most 31, beginning with a letter or digit, not "${"x".repeat(32)}"`}
  ${custom(["A", "2025-01-01", "2025-02-01"], ["A", "2025-02-01", "2025-03-01"])}    | ${"periods.1.id A is already the id of periods[0]: give each period its own"}
  ${custom(["A-1y", "2024-01-01", "2024-02-01"], ["A", "2025-01-01", "2025-02-01"])} | ${"periods.0.id A-1y means the days of A one year earlier: give this period another id"}
  ${custom(["A", "2025-01-01", "2025-01-01"])}                                       | ${"periods.0.until must be after from (2025-01-01): it is the day after the last day"}
  ${custom(["A", "2025-01-01", "2024-12-31"])}                                       | ${"periods.0.until must be after from (2025-01-01): it is the day after the last day"}
  ${custom(["A", "2025-01-01", "2025-02-02"], ["B", "2025-02-01", "2025-03-01"])}    | ${"periods.1.from has days in common with periods[0], from 2025-01-01 until 2025-02-02: a day belongs to one period at most"}
  ${custom(["B", "2025-02-01", "2025-03-01"], ["A", "2025-01-01", "2025-02-01"])}    | ${"periods.1.from is before periods[0].from (2025-02-01): list periods from the earliest on"}
  ${{ period: "term" }}                                                              | ${"term period term needs its term: its first day (from) and the day after its last (until)"}
  ${{ period: "year", term: stated }}                                                | ${"term is only for period term, and this program's is year: leave term out"}
  ${{ period: "term", term: { from: "2025-01-01", until: "2025-01-01" } }}           | ${"term.until must be after from (2025-01-01): it is the day after the last day"}
`("$problem", ({ terms, problem }) => {
  expect(told(terms)).toEqual([problem]);
});

test("every problem is told at once, so that one round of corrections is enough", () => {
  const terms: PeriodTerms = {
    ...custom(
      ["all", "2025-01-01", "2026-01-01"],
      ["Q1", "2025-01-01", "2025-04-01"],
      ["Q 2", "2025-04-01", "2025-04-01"],
    ),
    calendar: { year_starts_in: 13 },
    term: { from: "2025-01-01", until: "2026-01-01" },
  };
  expect(problemsOfPeriodTerms(terms).map(({ path }) => path.join("."))).toEqual([
    "calendar",
    "calendar.year_starts_in",
    "periods.2.id",
    "periods.2.until",
    "periods.1.from",
    "periods.2.from",
    "term",
  ]);
});

test("terms that the other functions work with have no problems", () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      expect(told(terms)).toEqual([]);
    }),
  );
});
