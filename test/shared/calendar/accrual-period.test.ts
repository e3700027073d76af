import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { periodContaining, periodsWithin, yearOf } from "../../../shared/calendar/accrual-period.ts";
import { addDays } from "../../../shared/calendar/day.ts";
import type { PeriodTerms } from "../../../shared/calendar/period-terms.ts";
import { anyTerms, days, eighteenMonths, monthTerms, promotions, retailYears, weekTerms } from "./terms.ts";

const fromApril = { year_starts_in: 4 };
const ids = (terms: PeriodTerms, firstDay: string, dayAfter: string) =>
  periodsWithin(terms, firstDay, dayAfter).map(({ id }) => id);

test.each`
  period         | startsIn | day             | id             | firstDay        | dayAfter        | because
  ${"month"}     | ${1}     | ${"2025-07-31"} | ${"2025-07"}   | ${"2025-07-01"} | ${"2025-08-01"} | ${"a year from January is the calendar year and keeps its names"}
  ${"quarter"}   | ${1}     | ${"2025-07-01"} | ${"2025-Q3"}   | ${"2025-07-01"} | ${"2025-10-01"} | ${"and so do its quarters"}
  ${"half-year"} | ${1}     | ${"2025-06-30"} | ${"2025-H1"}   | ${"2025-01-01"} | ${"2025-07-01"} | ${"its half-years"}
  ${"year"}      | ${1}     | ${"2025-12-31"} | ${"2025"}      | ${"2025-01-01"} | ${"2026-01-01"} | ${"and the year itself"}
  ${"year"}      | ${4}     | ${"2025-03-31"} | ${"FY2025"}    | ${"2024-04-01"} | ${"2025-04-01"} | ${"March closes the year that is named by its end"}
  ${"year"}      | ${4}     | ${"2025-04-01"} | ${"FY2026"}    | ${"2025-04-01"} | ${"2026-04-01"} | ${"April opens the next"}
  ${"year"}      | ${4}     | ${"2025-12-31"} | ${"FY2026"}    | ${"2025-04-01"} | ${"2026-04-01"} | ${"New Year's Eve closes nothing"}
  ${"half-year"} | ${4}     | ${"2025-09-30"} | ${"FY2026-H1"} | ${"2025-04-01"} | ${"2025-10-01"} | ${"the first half ends in September"}
  ${"half-year"} | ${4}     | ${"2025-10-01"} | ${"FY2026-H2"} | ${"2025-10-01"} | ${"2026-04-01"} | ${"the second begins in October"}
  ${"quarter"}   | ${4}     | ${"2025-12-31"} | ${"FY2026-Q3"} | ${"2025-10-01"} | ${"2026-01-01"} | ${"December closes the third quarter"}
  ${"quarter"}   | ${4}     | ${"2026-01-01"} | ${"FY2026-Q4"} | ${"2026-01-01"} | ${"2026-04-01"} | ${"January opens the fourth"}
  ${"month"}     | ${4}     | ${"2025-04-30"} | ${"FY2026-01"} | ${"2025-04-01"} | ${"2025-05-01"} | ${"April is the first month"}
  ${"month"}     | ${4}     | ${"2025-10-31"} | ${"FY2026-07"} | ${"2025-10-01"} | ${"2025-11-01"} | ${"October the seventh"}
  ${"month"}     | ${4}     | ${"2028-02-29"} | ${"FY2028-11"} | ${"2028-02-01"} | ${"2028-03-01"} | ${"leap years have that day"}
  ${"year"}      | ${12}    | ${"2025-11-30"} | ${"FY2025"}    | ${"2024-12-01"} | ${"2025-12-01"} | ${"a year from December ends in November"}
  ${"year"}      | ${12}    | ${"2025-12-01"} | ${"FY2026"}    | ${"2025-12-01"} | ${"2026-12-01"} | ${"and all but one month lie in the year of its name"}
  ${"year"}      | ${2}     | ${"2025-01-31"} | ${"FY2025"}    | ${"2024-02-01"} | ${"2025-02-01"} | ${"a year from February has one month in the year of its name"}
  ${"quarter"}   | ${2}     | ${"2025-02-01"} | ${"FY2026-Q1"} | ${"2025-02-01"} | ${"2025-05-01"} | ${"its quarters are not the calendar's"}
`(
  "where the year starts in month $startsIn, $day lies in $id: $because",
  ({ period, startsIn, day, id, firstDay, dayAfter }) => {
    const terms = { period, calendar: { year_starts_in: startsIn } };
    expect(periodContaining(terms, day)).toEqual({ id, firstDay, dayAfter });
  },
);

test.each`
  period         | weeks      | day             | id             | firstDay        | dayAfter        | because
  ${"year"}      | ${"4-5-4"} | ${"2024-02-03"} | ${"FY2023"}    | ${"2023-01-29"} | ${"2024-02-04"} | ${"the last Saturday of 53 weeks"}
  ${"year"}      | ${"4-5-4"} | ${"2024-02-04"} | ${"FY2024"}    | ${"2024-02-04"} | ${"2025-02-02"} | ${"the first Sunday of the next year, 52 weeks long"}
  ${"year"}      | ${"4-5-4"} | ${"2026-01-31"} | ${"FY2025"}    | ${"2025-02-02"} | ${"2026-02-01"} | ${"the last year runs until the stated end"}
  ${"half-year"} | ${"4-5-4"} | ${"2025-08-02"} | ${"FY2025-H1"} | ${"2025-02-02"} | ${"2025-08-03"} | ${"a half is two quarters, 26 weeks"}
  ${"half-year"} | ${"4-5-4"} | ${"2025-08-03"} | ${"FY2025-H2"} | ${"2025-08-03"} | ${"2026-02-01"} | ${"and the other half the rest"}
  ${"quarter"}   | ${"4-5-4"} | ${"2025-05-03"} | ${"FY2025-Q1"} | ${"2025-02-02"} | ${"2025-05-04"} | ${"a quarter is 13 weeks"}
  ${"quarter"}   | ${"4-5-4"} | ${"2025-05-04"} | ${"FY2025-Q2"} | ${"2025-05-04"} | ${"2025-08-03"} | ${"and the next follows"}
  ${"quarter"}   | ${"4-5-4"} | ${"2024-02-03"} | ${"FY2023-Q4"} | ${"2023-10-29"} | ${"2024-02-04"} | ${"the 53rd week makes the last quarter 14 weeks"}
  ${"month"}     | ${"4-5-4"} | ${"2025-03-01"} | ${"FY2025-01"} | ${"2025-02-02"} | ${"2025-03-02"} | ${"4 weeks"}
  ${"month"}     | ${"4-5-4"} | ${"2025-03-02"} | ${"FY2025-02"} | ${"2025-03-02"} | ${"2025-04-06"} | ${"then 5"}
  ${"month"}     | ${"4-5-4"} | ${"2025-04-06"} | ${"FY2025-03"} | ${"2025-04-06"} | ${"2025-05-04"} | ${"then 4"}
  ${"month"}     | ${"4-4-5"} | ${"2025-03-02"} | ${"FY2025-02"} | ${"2025-03-02"} | ${"2025-03-30"} | ${"in 4-4-5 the second month has 4 weeks"}
  ${"month"}     | ${"4-4-5"} | ${"2025-05-03"} | ${"FY2025-03"} | ${"2025-03-30"} | ${"2025-05-04"} | ${"and the third 5"}
  ${"month"}     | ${"5-4-4"} | ${"2025-03-08"} | ${"FY2025-01"} | ${"2025-02-02"} | ${"2025-03-09"} | ${"in 5-4-4 the first has 5"}
  ${"month"}     | ${"5-4-4"} | ${"2025-03-09"} | ${"FY2025-02"} | ${"2025-03-09"} | ${"2025-04-06"} | ${"and the second 4"}
  ${"month"}     | ${"4-5-4"} | ${"2023-12-30"} | ${"FY2023-11"} | ${"2023-11-26"} | ${"2023-12-31"} | ${"the month before the last is as ever"}
  ${"month"}     | ${"4-5-4"} | ${"2024-02-03"} | ${"FY2023-12"} | ${"2023-12-31"} | ${"2024-02-04"} | ${"the 53rd week belongs to the last month"}
`("in years of $weeks weeks, $day lies in $id: $because", ({ period, weeks, day, id, firstDay, dayAfter }) => {
  expect(periodContaining({ period, calendar: { ...retailYears, weeks } }, day)).toEqual({ id, firstDay, dayAfter });
});

test.each`
  day             | because
  ${"2023-01-28"} | ${"the day before the first stated year"}
  ${"2026-02-01"} | ${"the day after the last one"}
`("$day lies in no year of weeks: $because", ({ day }) => {
  expect(periodContaining({ period: "month", calendar: retailYears }, day)).toBeUndefined();
  expect(yearOf({ period: "month", calendar: retailYears }, day)).toBeUndefined();
});

test.each`
  terms             | day             | id           | because
  ${promotions}     | ${"2025-02-28"} | ${undefined} | ${"no promotion has begun"}
  ${promotions}     | ${"2025-03-01"} | ${"spring"}  | ${"from its first day on"}
  ${promotions}     | ${"2025-05-14"} | ${"spring"}  | ${"to the day before its end"}
  ${promotions}     | ${"2025-05-15"} | ${"summer"}  | ${"where the next begins"}
  ${promotions}     | ${"2025-08-01"} | ${undefined} | ${"nothing runs between summer and Christmas"}
  ${promotions}     | ${"2025-12-26"} | ${"xmas"}    | ${"the last day of the last one"}
  ${promotions}     | ${"2025-12-27"} | ${undefined} | ${"all are over"}
  ${eighteenMonths} | ${"2024-07-14"} | ${undefined} | ${"the term has not begun"}
  ${eighteenMonths} | ${"2024-07-15"} | ${"term"}    | ${"its first day"}
  ${eighteenMonths} | ${"2026-01-14"} | ${"term"}    | ${"its last day, past two New Years"}
  ${eighteenMonths} | ${"2026-01-15"} | ${undefined} | ${"the term is over"}
`("$day lies in the $terms.period period $id: $because", ({ terms, day, id }) => {
  expect(periodContaining(terms, day)?.id).toBe(id);
});

test("a stated period has exactly the days that are stated", () => {
  expect(periodContaining(promotions, "2025-06-01")).toEqual({
    id: "summer",
    firstDay: "2025-05-15",
    dayAfter: "2025-08-01",
  });
  expect(periodContaining(eighteenMonths, "2025-06-01")).toEqual({
    id: "term",
    firstDay: "2024-07-15",
    dayAfter: "2026-01-15",
  });
});

test.each`
  terms                                             | firstDay        | dayAfter        | expected                                                | because
  ${{ period: "quarter", calendar: fromApril }}     | ${"2025-03-31"} | ${"2025-04-02"} | ${["FY2025-Q4", "FY2026-Q1"]}                           | ${"one day of each is enough"}
  ${{ period: "quarter", calendar: fromApril }}     | ${"2025-03-31"} | ${"2025-04-01"} | ${["FY2025-Q4"]}                                        | ${"the day after the span is not in it"}
  ${{ period: "quarter", calendar: fromApril }}     | ${"2025-04-01"} | ${"2026-04-01"} | ${["FY2026-Q1", "FY2026-Q2", "FY2026-Q3", "FY2026-Q4"]} | ${"a fiscal year has four"}
  ${{ period: "month", calendar: retailYears }}     | ${"2025-01-15"} | ${"2025-03-03"} | ${["FY2024-12", "FY2025-01", "FY2025-02"]}              | ${"periods follow each other over the end of a year of weeks"}
  ${{ period: "year", calendar: retailYears }}      | ${"2000-01-01"} | ${"2100-01-01"} | ${["FY2023", "FY2024", "FY2025"]}                       | ${"only stated years are known"}
  ${{ period: "half-year", calendar: retailYears }} | ${"2026-02-01"} | ${"2027-01-01"} | ${[]}                                                   | ${"after the last of them nothing is"}
  ${promotions}                                     | ${"2025-05-14"} | ${"2025-05-16"} | ${["spring", "summer"]}                                 | ${"one day of each is enough"}
  ${promotions}                                     | ${"2025-05-14"} | ${"2025-05-15"} | ${["spring"]}                                           | ${"the day after the span is not in it"}
  ${promotions}                                     | ${"2025-08-01"} | ${"2025-11-20"} | ${[]}                                                   | ${"the gap holds none"}
  ${eighteenMonths}                                 | ${"2026-01-14"} | ${"2027-01-01"} | ${["term"]}                                             | ${"its last day is enough"}
  ${{ period: "month" }}                            | ${"2025-04-01"} | ${"2025-04-01"} | ${[]}                                                   | ${"an empty span touches nothing"}
  ${{ period: "month" }}                            | ${"2025-04-15"} | ${"2025-04-15"} | ${[]}                                                   | ${"not even inside a period"}
  ${promotions}                                     | ${"2025-06-02"} | ${"2025-06-01"} | ${[]}                                                   | ${"nor does a span the wrong way round"}
`("[$firstDay, $dayAfter) touches $expected: $because", ({ terms, firstDay, dayAfter, expected }) => {
  expect(ids(terms, firstDay, dayAfter)).toEqual(expected);
});

test("a decade has 120 months", () => {
  const decade = periodsWithin({ period: "month", calendar: fromApril }, "2015-04-01", "2025-04-01");
  expect(decade).toHaveLength(120);
  expect(decade[0]?.id).toBe("FY2016-01");
  expect(decade[119]?.id).toBe("FY2025-12");
});

test.each`
  terms                                         | day             | year        | because
  ${{ period: "month" }}                        | ${"2025-12-31"} | ${"2025"}   | ${"without a calendar it is the calendar year"}
  ${{ period: "month", calendar: fromApril }}   | ${"2025-03-31"} | ${"FY2025"} | ${"the fiscal year, before its end"}
  ${{ period: "month", calendar: fromApril }}   | ${"2025-04-01"} | ${"FY2026"} | ${"and after"}
  ${{ period: "month", calendar: retailYears }} | ${"2025-02-01"} | ${"FY2024"} | ${"the year of weeks, before its end"}
  ${{ period: "month", calendar: retailYears }} | ${"2025-02-02"} | ${"FY2025"} | ${"and after"}
  ${promotions}                                 | ${"2025-09-01"} | ${"2025"}   | ${"a day between custom periods has a year all the same"}
  ${eighteenMonths}                             | ${"2026-01-01"} | ${"2026"}   | ${"a term does not stop the calendar"}
`("$day lies in year $year: $because", ({ terms, day, year }) => {
  expect(yearOf(terms, day)?.id).toBe(year);
});

test.each(["2011-02-30", "20110331", "2011-03-31T00:00", "tomorrow", ""])("%j is no day for any terms", (day) => {
  for (const terms of [{ period: "month" } as const, promotions, eighteenMonths]) {
    expect(() => periodContaining(terms, day)).toThrow(RangeError);
    expect(() => periodsWithin(terms, day, "2012-01-01")).toThrow(RangeError);
    expect(() => periodsWithin(terms, "2011-01-01", day)).toThrow(RangeError);
  }
});

describe("laws", () => {
  test("the periods of a year tile it without a gap or an overlap", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(monthTerms, days),
          weekTerms.map((terms): [PeriodTerms, string] => [terms, terms.calendar.years[0]?.first_day ?? ""]),
        ),
        ([terms, day]) => {
          const year = yearOf(terms, day);
          if (year === undefined) return expect.unreachable("a stated day has a year");
          const parts = periodsWithin(terms, year.firstDay, year.dayAfter);
          expect(parts).toHaveLength(
            { month: 12, quarter: 4, "half-year": 2, year: 1, term: 0, custom: 0 }[terms.period],
          );
          expect(parts[0]?.firstDay).toBe(year.firstDay);
          expect(parts.at(-1)?.dayAfter).toBe(year.dayAfter);
          expect(parts.slice(1).map(({ firstDay }) => firstDay)).toEqual(
            parts.slice(0, -1).map(({ dayAfter }) => dayAfter),
          );
        },
      ),
    );
  });

  test("the years of a calendar follow each other, and only stated years of weeks end", () => {
    fc.assert(
      fc.property(monthTerms, days, (terms, day) => {
        const year = yearOf(terms, day);
        expect(yearOf(terms, year?.dayAfter ?? "")?.firstDay).toBe(year?.dayAfter);
      }),
    );
    fc.assert(
      fc.property(weekTerms, ({ calendar }) => {
        const first = calendar.years[0]?.first_day ?? "";
        const years = periodsWithin({ period: "year", calendar }, first, calendar.until);
        expect(years.map(({ id }) => id)).toEqual(calendar.years.map(({ year }) => `FY${year}`));
        expect([...years.map(({ firstDay }) => firstDay), years.at(-1)?.dayAfter]).toEqual([
          ...calendar.years.map(({ first_day }) => first_day),
          calendar.until,
        ]);
      }),
    );
  });

  test("a day lies in the one period that the single day touches, and its id holds no slash", () => {
    fc.assert(
      fc.property(anyTerms, days, (terms, day) => {
        const period = periodContaining(terms, day);
        expect(periodsWithin(terms, day, addDays(day, 1))).toEqual(period === undefined ? [] : [period]);
        expect(period === undefined || (period.firstDay <= day && day < period.dayAfter)).toBe(true);
        expect(period?.id ?? "none").toMatch(/^[A-Za-z0-9-]+$/);
      }),
    );
  });

  test("the periods of a span are those of its days, each once and in order", () => {
    fc.assert(
      fc.property(anyTerms, days, fc.integer({ min: 0, max: 400 }), (terms, firstDay, length) => {
        const ofDays = Array.from({ length }, (_, index) => periodContaining(terms, addDays(firstDay, index))?.id);
        const distinct = [...new Set(ofDays)].filter((id) => id !== undefined);
        expect(ids(terms, firstDay, addDays(firstDay, length))).toEqual(distinct);
      }),
    );
  });

  test("a fiscal year has the months of the calendar under other names", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), days, (startsIn, day) => {
        const fiscal = periodContaining({ period: "month", calendar: { year_starts_in: startsIn } }, day);
        const calendar = periodContaining({ period: "month" }, day);
        expect({ ...fiscal, id: "" }).toEqual({ ...calendar, id: "" });
      }),
    );
  });
});
