import { describe, expect, test } from "vitest";
import { told } from "./told.ts";

const growing = (growth: object, more: object = {}) => ({
  qualifier: { measure: "net_amount", growth: { as: "amount", ...growth }, ...more },
});
const lastYear = { over: "same-period-last-year" };
const previous = { over: "previous-period" };
const stated = (more: object) => growing({ over: "stated", ...more });
const excess = { base: { measure: "net_amount", part: "excess" } };
const ofA = { include: { brand: ["A"] } };

describe("growth and the rest of the terms", () => {
  test.each`
    terms                                                               | problem
    ${excess}                                                           | ${"base.part: the excess is over a growth baseline: say qualifier.growth as well"}
    ${growing(lastYear, { measure: "days_to_payment" })}                | ${"qualifier.growth: days to payment belong to a line and do not grow"}
    ${growing(lastYear, { counting: "year-to-date" })}                  | ${"qualifier.counting: growth compares one period with another: count the period, not year-to-date"}
    ${growing(lastYear, { counting: "per-line" })}                      | ${"qualifier.counting: growth compares one period with another: count the period, not per-line"}
    ${{ ...growing(lastYear, { measure: "gross_amount" }), ...excess }} | ${"base.part: the excess is of the volume that grows: base and qualifier need one measure and one scope"}
    ${{ ...growing(lastYear, { products: ofA }), ...excess }}           | ${"base.part: the excess is of the volume that grows: base and qualifier need one measure and one scope"}
  `("$problem", ({ terms, problem }) => {
    expect(told(terms)).toEqual([problem]);
  });

  test.each`
    terms                                             | because
    ${{ ...growing(lastYear), ...excess }}            | ${"the excess over last year"}
    ${growing({ ...previous, as: "percent" })}        | ${"in percent of the year before"}
    ${growing(lastYear, { measure: "gross_amount" })} | ${"all of another base"}
    ${growing(lastYear, { products: ofA })}           | ${"growth of A pays on everything"}
  `("$terms is allowed: $because", ({ terms }) => {
    expect(told(terms)).toEqual([]);
  });
});

describe("a stated baseline", () => {
  test.each`
    terms                                                               | problem
    ${stated({})}                                                       | ${"qualifier.growth.baseline: is missing: state a figure for all customers, or baselines by customer"}
    ${stated({ baseline: "0.0000001" })}                                | ${"qualifier.growth.baseline: must have at most 6 digits after the point"}
    ${stated({ baseline: "0", baselines: { "C 1": "1000000000000" } })} | ${"qualifier.growth.baselines.C 1: must have at most 12 digits before the point"}
    ${stated({ as: "percent", baseline: "0" })}                         | ${"qualifier.growth.baseline: must be above zero: nothing is no percentage of zero"}
    ${stated({ as: "percent", baselines: { C1: "0" } })}                | ${"qualifier.growth.baselines.C1: must be above zero: nothing is no percentage of zero"}
  `("$problem", ({ terms, problem }) => {
    expect(told(terms)).toEqual([problem]);
  });

  test.each`
    terms                                                    | because
    ${stated({ baseline: "0" })}                             | ${"growth from nothing is said on purpose"}
    ${stated({ baseline: "500.5", baselines: { C1: "0" } })} | ${"one customer starts from nothing"}
    ${stated({ as: "percent", baselines: { C1: "100" } })}   | ${"a customer without a figure does not grow"}
  `("$terms is allowed: $because", ({ terms }) => {
    expect(told(terms)).toEqual([]);
  });
});

describe("the period that growth is measured against", () => {
  const term = { period: "term", term: { from: "2011-01-01", until: "2012-01-01" } };
  const seasons = {
    period: "custom",
    periods: [
      { id: "spring", from: "2011-01-01", until: "2011-06-01" },
      { id: "autumn", from: "2011-09-01", until: "2011-12-01" },
    ],
  };
  const weeks = {
    period: "quarter",
    calendar: {
      weeks: "4-4-5",
      years: [
        { year: "2011", first_day: "2011-01-02" },
        { year: "2012", first_day: "2012-01-01" },
      ],
      until: "2012-12-30",
    },
  };
  const from = (day: string) => ({ effective: { from: day } });
  const path = "qualifier.growth.over";
  test.each`
    terms                                                        | problem
    ${{ ...term, ...growing(previous) }}                         | ${`${path}: a term has no period before it`}
    ${{ ...seasons, ...growing(previous) }}                      | ${`${path}: no period before spring is stated, which it could be compared with: list it as well`}
    ${{ ...weeks, ...growing(lastYear), ...from("2011-12-31") }} | ${`${path}: the calendar states no year that FY2011-Q4 could be compared with: list it as well`}
    ${{ ...weeks, ...growing(previous), ...from("2011-01-02") }} | ${`${path}: the calendar states no year that FY2011-Q1 could be compared with: list it as well`}
  `("$problem", ({ terms, problem }) => {
    expect(told(terms)).toEqual([problem]);
  });

  test.each`
    terms                                                          | because
    ${{ ...term, ...growing(lastYear) }}                           | ${"the same days one year earlier"}
    ${{ ...term, ...growing({ over: "stated", baseline: "5" }) }}  | ${"a figure needs no period"}
    ${{ ...seasons, ...growing(lastYear) }}                        | ${"the same days one year earlier"}
    ${{ ...seasons, ...growing(previous), ...from("2011-06-01") }} | ${"the version begins after the first period"}
    ${{ ...weeks, ...growing(lastYear), ...from("2012-01-01") }}   | ${"the year before is stated"}
    ${{ ...weeks, ...growing(previous), ...from("2011-04-03") }}   | ${"the second quarter follows the first"}
    ${{ ...growing(previous), period: "month" }}                   | ${"every month follows one"}
  `("$terms is allowed: $because", ({ terms }) => {
    expect(told(terms)).toEqual([]);
  });
});
