import { describe, expect, test } from "vitest";
import { told } from "./told.ts";

const weeks = {
  weeks: "4-4-5",
  years: [
    { year: "2011", first_day: "2011-01-02" },
    { year: "2012", first_day: "2012-01-01" },
  ],
  until: "2012-12-30",
};
const inWeeks = (from: string, until?: string) => ({
  period: "quarter",
  calendar: weeks,
  effective: { from, until },
});
const spring = { id: "spring", from: "2011-03-01", until: "2011-05-15" };
const summer = { id: "summer", from: "2011-05-15", until: "2011-08-01" };
const winter = { id: "winter", from: "2011-11-01", until: "2012-02-01" };
const inSeasons = (from: string, until?: string) => ({
  period: "custom",
  periods: [spring, summer, winter],
  effective: { from, until },
});
const inTerm = (from: string, until?: string) => ({
  period: "term",
  term: { from: "2011-04-01", until: "2012-10-01" },
  effective: { from, until },
});

describe("days that nobody can have meant", () => {
  const sane = "must lie between 1970-01-01 and 2200-01-01";
  test.each`
    terms                                                                                                                                           | problem
    ${{ effective: { from: "1969-12-31" } }}                                                                                                        | ${`effective.from: ${sane}, not on 1969-12-31`}
    ${{ effective: { from: "2011-01-01", until: "2200-01-02" } }}                                                                                   | ${`effective.until: ${sane}, not on 2200-01-02`}
    ${{ suspended: [{ from: "0211-01-01", until: "2011-02-01" }] }}                                                                                 | ${`suspended[0].from: ${sane}, not on 0211-01-01`}
    ${{ suspended: [{ from: "2011-01-01", until: "2211-02-01" }] }}                                                                                 | ${`suspended[0].until: ${sane}, not on 2211-02-01`}
    ${{ period: "custom", periods: [spring, { id: "x", from: "2011-06-01", until: "2911-07-01" }], effective: { from: "2011-03-01" } }}             | ${`periods[1].until: ${sane}, not on 2911-07-01`}
    ${{ period: "term", term: { from: "0201-01-01", until: "2012-01-01" } }}                                                                        | ${`term.from: ${sane}, not on 0201-01-01`}
    ${{ calendar: { weeks: "4-4-5", years: [{ year: "2211", first_day: "2211-01-02" }], until: "2212-01-01" }, effective: { from: "2200-01-01" } }} | ${`calendar.years[0].first_day: ${sane}, not on 2211-01-02`}
    ${{ calendar: { weeks: "4-4-5", years: [{ year: "2199", first_day: "2199-01-06" }], until: "2200-01-05" }, effective: { from: "2199-01-06" } }} | ${`calendar.until: ${sane}, not on 2200-01-05`}
  `("$problem", ({ terms, problem }) => {
    expect(told(terms)).toContain(problem);
  });

  test.each`
    terms                                                           | because
    ${{ effective: { from: "1970-01-01", until: "2200-01-01" } }}   | ${"the first and the last sane day"}
    ${{ suspended: [{ from: "2011-03-01", until: "2011-03-02" }] }} | ${"a single day may be suspended"}
    ${{ suspended: [{ from: "2010-01-01", until: "2010-02-01" }] }} | ${"days that are not governed do no harm"}
  `("$terms is allowed: $because", ({ terms }) => {
    expect(told(terms)).toEqual([]);
  });
});

test.each`
  until           | because
  ${"2011-03-01"} | ${"no day is left"}
  ${"2011-02-28"} | ${"it ends before it begins"}
`("a suspension until $until has no days: $because", ({ until }) => {
  expect(told({ suspended: [{ from: "2011-03-01", until }] })).toEqual([
    "suspended[0].until: must be after from (2011-03-01): it is the day after the last day",
  ]);
});

describe("periods that the calendar cannot cut", () => {
  test.each`
    terms                                                                        | problem
    ${{ period: "custom" }}                                                      | ${"periods: period custom needs its periods: list each with an id, its first day (from) and the day after its last (until)"}
    ${{ period: "term" }}                                                        | ${"term: period term needs its term: its first day (from) and the day after its last (until)"}
    ${{ period: "year", periods: [spring] }}                                     | ${"periods: is only for period custom, and this program's is year: leave periods out"}
    ${{ ...inTerm("2011-04-01"), calendar: weeks }}                              | ${"calendar: a term runs from its own first day to its own last and cuts no year: leave calendar out"}
    ${{ ...inWeeks("2011-01-02"), calendar: { ...weeks, until: "2012-12-31" } }} | ${"calendar.until: leaves year 2012 with 365 days from 2012-01-01 on; a year has 52 weeks (364 days, until 2012-12-30) or 53 (371 days, until 2013-01-06)"}
  `("$problem", ({ terms, problem }) => {
    expect(told(terms)).toEqual([problem]);
  });
});

describe("days of the version that no accrual period holds", () => {
  test.each`
    terms                                    | problem
    ${inWeeks("2011-01-01")}                 | ${"effective.from: lines before 2011-01-02, where the fiscal years of the calendar begin, would count nowhere"}
    ${inWeeks("2011-01-02", "2012-12-31")}   | ${"effective.until: lines from 2012-12-30 on, where the fiscal years of the calendar end, would count nowhere"}
    ${inWeeks("2012-12-30")}                 | ${"effective: no line would count: the fiscal years of the calendar run from 2011-01-02 until 2012-12-30"}
    ${inSeasons("2011-02-28")}               | ${"effective.from: lines before 2011-03-01, where the periods begin, would count nowhere"}
    ${inSeasons("2011-03-01", "2012-02-02")} | ${"effective.until: lines from 2012-02-01 on, where the periods end, would count nowhere"}
    ${inSeasons("2011-08-01", "2011-11-01")} | ${"effective: no line would count: the periods run from 2011-03-01 until 2012-02-01"}
    ${inSeasons("2012-02-01")}               | ${"effective: no line would count: the periods run from 2011-03-01 until 2012-02-01"}
    ${inTerm("2011-03-31")}                  | ${"effective.from: lines before 2011-04-01, where the days of the term begin, would count nowhere"}
    ${inTerm("2011-04-01", "2012-10-02")}    | ${"effective.until: lines from 2012-10-01 on, where the days of the term end, would count nowhere"}
    ${inTerm("2010-04-01", "2011-04-01")}    | ${"effective: no line would count: the days of the term run from 2011-04-01 until 2012-10-01"}
  `("$problem", ({ terms, problem }) => {
    expect(told(terms)).toEqual([problem]);
  });

  test.each`
    terms                                                                                     | because
    ${inWeeks("2011-01-02", "2012-12-30")}                                                    | ${"from the first to the last day of the years"}
    ${inWeeks("2012-12-29")}                                                                  | ${"one day is left, and further years may be stated later"}
    ${inSeasons("2011-03-01", "2012-02-01")}                                                  | ${"from the first to the last day of the periods"}
    ${inSeasons("2011-09-01")}                                                                | ${"the days between two periods are left out on purpose"}
    ${inSeasons("2011-08-01", "2011-11-02")}                                                  | ${"one day of winter counts"}
    ${inTerm("2011-04-01", "2012-10-01")}                                                     | ${"the whole term"}
    ${inTerm("2012-09-30")}                                                                   | ${"its last day"}
    ${{ period: "year", calendar: { year_starts_in: 4 }, effective: { from: "1999-01-01" } }} | ${"years of months have no beginning"}
  `("nothing is told: $because", ({ terms }) => {
    expect(told(terms)).toEqual([]);
  });

  test("both ends are told at once, but not beside days that are wrong themselves", () => {
    expect(told(inTerm("2011-01-01", "2013-01-01"))).toHaveLength(2);
    expect(told(inTerm("2013-01-01", "2011-01-01"))).toEqual([
      "effective.until: must be after effective.from (2013-01-01): it is the day after the last day",
    ]);
    expect(told({ ...inTerm("2010-01-01"), term: { from: "2011-01-01", until: "2011-01-01" } })).toEqual([
      "term.until: must be after from (2011-01-01): it is the day after the last day",
    ]);
  });
});
