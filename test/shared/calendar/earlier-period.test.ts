import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { periodContaining, periodsWithin, yearOf } from "../../../shared/calendar/accrual-period.ts";
import { previousPeriod, samePeriodLastYear } from "../../../shared/calendar/earlier-period.ts";
import type { PeriodTerms } from "../../../shared/calendar/period-terms.ts";
import { anyTerms, days, eighteenMonths, monthTerms, promotions, retailYears, weekTerms } from "./terms.ts";

const at = (terms: PeriodTerms, day: string) => {
  const period = periodContaining(terms, day);
  if (period === undefined) throw new Error(`no period on ${day}`);
  return period;
};
const fromApril = { year_starts_in: 4 };
const custom = (from: string, until: string): PeriodTerms => ({
  period: "custom",
  periods: [{ id: "A", from, until }],
});

test.each`
  terms                                         | day             | id             | before         | because
  ${{ period: "month" }}                        | ${"2025-07-31"} | ${"2025-07"}   | ${"2025-06"}   | ${"June comes before July"}
  ${{ period: "month" }}                        | ${"2025-01-01"} | ${"2025-01"}   | ${"2024-12"}   | ${"and December before January"}
  ${{ period: "quarter" }}                      | ${"2025-03-31"} | ${"2025-Q1"}   | ${"2024-Q4"}   | ${"the last quarter of the year before"}
  ${{ period: "half-year" }}                    | ${"2025-12-31"} | ${"2025-H2"}   | ${"2025-H1"}   | ${"the first half of the same year"}
  ${{ period: "year", calendar: fromApril }}    | ${"2025-04-01"} | ${"FY2026"}    | ${"FY2025"}    | ${"the fiscal year before"}
  ${{ period: "month", calendar: fromApril }}   | ${"2025-04-01"} | ${"FY2026-01"} | ${"FY2025-12"} | ${"March closes the year before"}
  ${{ period: "month", calendar: retailYears }} | ${"2024-02-04"} | ${"FY2024-01"} | ${"FY2023-12"} | ${"whatever its number of weeks"}
  ${{ period: "month", calendar: retailYears }} | ${"2023-01-29"} | ${"FY2023-01"} | ${undefined}   | ${"no earlier year is stated"}
  ${promotions}                                 | ${"2025-05-15"} | ${"summer"}    | ${"spring"}    | ${"the one that ends where it begins"}
  ${promotions}                                 | ${"2025-11-20"} | ${"xmas"}      | ${"summer"}    | ${"the one stated before, over the gap"}
  ${promotions}                                 | ${"2025-03-01"} | ${"spring"}    | ${undefined}   | ${"it is the first"}
  ${eighteenMonths}                             | ${"2024-07-15"} | ${"term"}      | ${undefined}   | ${"a term has only itself"}
`("before $id comes $before: $because", ({ terms, day, id, before }) => {
  const period = at(terms, day);
  expect(period.id).toBe(id);
  expect(previousPeriod(terms, period)?.id).toBe(before);
});

test.each`
  terms                                           | day             | id             | lastYear       | firstDay        | dayAfter        | because
  ${{ period: "month" }}                          | ${"2024-02-29"} | ${"2024-02"}   | ${"2023-02"}   | ${"2023-02-01"} | ${"2023-03-01"} | ${"29 days compare with 28"}
  ${{ period: "month" }}                          | ${"2025-02-28"} | ${"2025-02"}   | ${"2024-02"}   | ${"2024-02-01"} | ${"2024-03-01"} | ${"and 28 with 29"}
  ${{ period: "quarter" }}                        | ${"2025-07-01"} | ${"2025-Q3"}   | ${"2024-Q3"}   | ${"2024-07-01"} | ${"2024-10-01"} | ${"the same quarter"}
  ${{ period: "year" }}                           | ${"2025-07-01"} | ${"2025"}      | ${"2024"}      | ${"2024-01-01"} | ${"2025-01-01"} | ${"the year before"}
  ${{ period: "half-year", calendar: fromApril }} | ${"2025-10-01"} | ${"FY2026-H2"} | ${"FY2025-H2"} | ${"2024-10-01"} | ${"2025-04-01"} | ${"the same half of the fiscal year"}
  ${{ period: "month", calendar: retailYears }}   | ${"2024-02-04"} | ${"FY2024-01"} | ${"FY2023-01"} | ${"2023-01-29"} | ${"2023-02-26"} | ${"the same place in the year of weeks, on other days"}
  ${{ period: "month", calendar: retailYears }}   | ${"2025-02-01"} | ${"FY2024-12"} | ${"FY2023-12"} | ${"2023-12-31"} | ${"2024-02-04"} | ${"a month of 4 weeks with one of 5, the 53rd week among them"}
  ${{ period: "year", calendar: retailYears }}    | ${"2025-02-02"} | ${"FY2025"}    | ${"FY2024"}    | ${"2024-02-04"} | ${"2025-02-02"} | ${"the stated year before"}
  ${promotions}                                   | ${"2025-05-15"} | ${"summer"}    | ${"summer-1y"} | ${"2024-05-15"} | ${"2024-08-01"} | ${"the same days, though nobody stated them"}
  ${eighteenMonths}                               | ${"2025-01-01"} | ${"term"}      | ${"term-1y"}   | ${"2023-07-15"} | ${"2025-01-15"} | ${"a term longer than a year overlaps what it is compared with"}
  ${custom("2024-02-01", "2024-03-01")}           | ${"2024-02-29"} | ${"A"}         | ${"A-1y"}      | ${"2023-02-01"} | ${"2023-03-01"} | ${"a February of 29 days compares with one of 28"}
  ${custom("2025-02-01", "2025-03-01")}           | ${"2025-02-28"} | ${"A"}         | ${"A-1y"}      | ${"2024-02-01"} | ${"2024-03-01"} | ${"and one of 28 with one of 29"}
  ${custom("2024-02-01", "2024-02-29")}           | ${"2024-02-28"} | ${"A"}         | ${"A-1y"}      | ${"2023-02-01"} | ${"2023-03-01"} | ${"a period that ends with 28 February keeps it"}
  ${custom("2024-02-29", "2024-04-01")}           | ${"2024-02-29"} | ${"A"}         | ${"A-1y"}      | ${"2023-03-01"} | ${"2023-04-01"} | ${"and one that begins after it does not count it"}
  ${custom("2025-03-01", "2025-04-01")}           | ${"2025-03-01"} | ${"A"}         | ${"A-1y"}      | ${"2024-03-01"} | ${"2024-04-01"} | ${"1 March does not reach back to 29 February"}
`("$id is compared with $lastYear: $because", ({ terms, day, id, lastYear, firstDay, dayAfter }) => {
  const period = at(terms, day);
  expect(period.id).toBe(id);
  expect(samePeriodLastYear(terms, period)).toEqual({ id: lastYear, firstDay, dayAfter });
});

test.each`
  terms                                         | day             | because
  ${{ period: "month", calendar: retailYears }} | ${"2023-12-31"} | ${"no year of weeks is stated before the first"}
  ${custom("2024-02-29", "2024-03-01")}         | ${"2024-02-29"} | ${"29 February alone has no day of that name a year earlier"}
`("the period of $day has nothing to compare with: $because", ({ terms, day }) => {
  expect(samePeriodLastYear(terms, at(terms, day))).toBeUndefined();
});

test.each`
  terms                    | firstDay        | dayAfter        | before       | lastYear     | because
  ${{ period: "quarter" }} | ${"2025-08-15"} | ${"2025-10-01"} | ${"2025-Q2"} | ${"2024-Q3"} | ${"its quarter has neighbours"}
  ${{ period: "quarter" }} | ${"2025-07-01"} | ${"2025-08-15"} | ${"2025-Q2"} | ${"2024-Q3"} | ${"which are those of any part of it"}
`("[$firstDay, $dayAfter) comes after $before: $because", ({ terms, firstDay, dayAfter, before, lastYear }) => {
  const part = { id: "2025-Q3", firstDay, dayAfter };
  expect(previousPeriod(terms, part)?.id).toBe(before);
  expect(samePeriodLastYear(terms, part)?.id).toBe(lastYear);
});

describe("laws", () => {
  test("the period before the next one is this one", () => {
    fc.assert(
      fc.property(fc.oneof(monthTerms, weekTerms), days, (terms, day) => {
        const period = periodContaining(terms, day);
        const next = period && periodContaining(terms, period.dayAfter);
        if (next !== undefined) expect(previousPeriod(terms, next)).toEqual(period);
      }),
    );
  });

  test("walking back from the last period meets every period, in the opposite order", () => {
    fc.assert(
      fc.property(anyTerms, days, (terms, day) => {
        const inOrder = periodsWithin(terms, `${day.slice(0, 4)}-01-01`, `${Number(day.slice(0, 4)) + 2}-01-01`);
        const previous = inOrder.slice(1).map((period) => previousPeriod(terms, period));
        expect(previous).toEqual(inOrder.slice(0, -1));
      }),
    );
  });

  test("a part of a year is compared with the part of the same name in the year before", () => {
    fc.assert(
      fc.property(fc.oneof(monthTerms, weekTerms), days, (terms, day) => {
        const period = periodContaining(terms, day);
        const year = yearOf(terms, day);
        const lastYear = period && samePeriodLastYear(terms, period);
        if (period === undefined || year === undefined || lastYear === undefined) return;
        const yearBefore = yearOf(terms, lastYear.firstDay);
        expect(yearBefore?.dayAfter).toBe(year.firstDay);
        expect(lastYear.id).toBe(period.id.replace(year.id, yearBefore?.id ?? ""));
      }),
    );
  });

  test("neighbours a year earlier are neighbours still, so that no day is compared with twice or left out", () => {
    fc.assert(
      fc.property(days, days, days, (a, b, c) => {
        const [from = "", cut = "", until = ""] = [a, b, c].sort();
        const terms: PeriodTerms = { period: "custom" };
        const whole = samePeriodLastYear(terms, { id: "A", firstDay: from, dayAfter: until });
        const left = samePeriodLastYear(terms, { id: "A", firstDay: from, dayAfter: cut });
        const right = samePeriodLastYear(terms, { id: "A", firstDay: cut, dayAfter: until });
        if (left !== undefined && right !== undefined)
          expect([left.firstDay, left.dayAfter, right.dayAfter]).toEqual([
            whole?.firstDay,
            right.firstDay,
            whole?.dayAfter,
          ]);
        else expect(left ?? right).toEqual(whole);
      }),
    );
  });
});
