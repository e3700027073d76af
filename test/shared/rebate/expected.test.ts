import { describe, expect, test } from "vitest";
import { estimateOf } from "../../../shared/rebate/expected.ts";
import { computePosition } from "../../../shared/rebate/position.ts";
import { tiersOf } from "../../support/program.ts";
import { months } from "../forecast/period.ts";
import { type Terms, type Totals, volumeUnder } from "./given.ts";

const year = { firstDay: "2011-01-01", dayAfter: "2012-01-01" };
const quarter = { firstDay: "2011-04-01", dayAfter: "2011-07-01" };

type Course = {
  readonly terms: Terms;
  readonly totals: Totals;
  readonly period?: typeof year;
  readonly asOf: string;
  readonly now: string;
  readonly lastYear?: string;
};

function estimate({ terms, totals, period = quarter, asOf, now, lastYear = "" }: Course) {
  const volume = volumeUnder([{ terms, totals }]);
  return estimateOf(volume, computePosition(volume), period, asOf, { now: months(now), lastYear: months(lastYear) });
}

const accrual = (estimate: string, forecast = "run-rate", more: object = {}) => ({
  accrual: { basis: "expected", estimate, forecast, ...more },
});

describe("the rebate expected for the period, in the ratio of the volume that has come", () => {
  // Last year had come to 800,000 of 3,000,000 by the end of February, and this year to the same.
  const season = {
    terms: { tiers: tiersOf("0: 1%, 1000000: 2%, 2500000: 3%"), ...accrual("most-likely-amount", "last-year-shape") },
    totals: { net_amount: "800000" },
    period: year,
    asOf: "2011-02-28",
    now: "2011-01 400000, 2011-02 400000",
    lastYear: "2010-01 400000, 2010-02 400000, 2010-09 2200000",
  };

  test("800,000 of an expected 3,000,000 accrue 24,000, not the 8,000 of the tier reached so far", () => {
    const { toAccrue, expectedEarned, expectedTier, forecast } = estimate(season) ?? {};
    expect(computePosition(volumeUnder([season])).standing.earned.toFixed()).toBe("8000");
    expect(forecast?.total.toFixed()).toBe("3000000");
    expect(expectedTier).toBe(3);
    expect(expectedEarned?.toFixed()).toBe("90000");
    expect(toAccrue?.toFixed()).toBe("24000");
  });

  test.each`
    asOf            | estimated | because
    ${"2011-12-30"} | ${true}   | ${"a day of the period is still to come"}
    ${"2012-01-01"} | ${false}  | ${"the period is over: what is earned is accrued"}
  `("on $asOf it is estimated: $estimated, because $because", ({ asOf, estimated }) => {
    expect(estimate({ ...season, asOf }) !== undefined).toBe(estimated);
  });

  test("nothing is estimated without volume, or under terms that accrue what is earned", () => {
    expect(estimate({ ...season, totals: { net_amount: "0" }, now: "" })).toBeUndefined();
    expect(estimate({ ...season, totals: { net_amount: "-5" }, now: "2011-01 -5" })).toBeUndefined();
    expect(estimate({ ...season, terms: { accrual: { basis: "earned" } } })).toBeUndefined();
    expect(estimate({ ...season, terms: {} })).toBeUndefined();
  });

  test("bands accrue at the average price that is expected", () => {
    // 150,000 pieces are expected: nothing on 100,000, 1.00 on 50,000; 30,000 of them have come.
    const terms = {
      method: "banded",
      qualifier: { measure: "quantity" },
      base: { measure: "quantity" },
      tiers: tiersOf("0: 0/unit, 100000: 1/unit, 200000: 2/unit"),
      ...accrual("most-likely-amount", "last-year-shape"),
    };
    const course = {
      asOf: "2011-02-28",
      now: "2011-01 15000, 2011-02 15000",
      lastYear: "2010-01 15000, 2010-02 15000, 2010-06 120000",
    };
    expect(estimate({ terms, totals: { quantity: "30000" }, period: year, ...course })?.toAccrue.toFixed()).toBe(
      "10000",
    );
  });
});

describe("most likely amount, expected value and constraint", () => {
  // 300 in the first 30 of 91 days: 910 at this rate, with a deviation of 305, half of what is to come. The five scenarios are
  // 519.126772, 750.057844, 910, 1,069.942156 and 1,300.873228; they earn 5.19, 7.50, 9.10, 106.99 and 130.09.
  const course = { totals: { net_amount: "300" }, asOf: "2011-04-30", now: "2011-04 300" };
  const tiers = tiersOf("0: 1%, 1000: 10%");
  test.each`
    estimated               | constraint   | expected   | toAccrue   | binds        | because
    ${"most-likely-amount"} | ${undefined} | ${"9.1"}   | ${"3"}     | ${undefined} | ${"910 earn 9.10; 300 of 910 of it"}
    ${"expected-value"}     | ${undefined} | ${"51.77"} | ${"17.07"} | ${undefined} | ${"the mean of the five is 51.774; 300 of 910 of it"}
    ${"expected-value"}     | ${"50"}      | ${"51.77"} | ${"17.07"} | ${false}     | ${"the median asks for less"}
    ${"most-likely-amount"} | ${"50"}      | ${"9.1"}   | ${"3"}     | ${false}     | ${"the median is the most likely amount"}
    ${"most-likely-amount"} | ${"90"}      | ${"9.1"}   | ${"30"}    | ${true}      | ${"in one case of ten more than 1,300 are bought: 130.09 on them"}
    ${"expected-value"}     | ${"90"}      | ${"51.77"} | ${"30"}    | ${true}      | ${"the constraint raises this one too"}
  `("$estimated, $constraint %: $toAccrue to accrue, $because", (row) => {
    const more = row.constraint === undefined ? {} : { constraint_percent: row.constraint };
    const result = estimate({ ...course, terms: { tiers, ...accrual(row.estimated, "run-rate", more) } });
    expect(result?.expectedEarned.toFixed()).toBe(row.expected);
    expect(result?.toAccrue.toFixed()).toBe(row.toAccrue);
    expect(result?.constraint?.binds).toBe(row.binds);
  });

  test("the volume to come is bought in the same mix", () => {
    // Twelve orders of 25.00 make 36.4 of them by the end: the tier from 30 orders is expected, on 910.00.
    const terms = {
      qualifier: { measure: "order_count" },
      tiers: tiersOf("0: 1%, 30: 2%"),
      ...accrual("most-likely-amount"),
    };
    const result = estimate({ ...course, terms, totals: { order_count: "12", net_amount: "300" }, now: "2011-04 12" });
    expect(result?.forecast.total.toFixed()).toBe("36.4");
    expect(result?.toAccrue.toFixed()).toBe("6");
  });

  test("a forecast that meets a bound reaches its tier, to the last digit", () => {
    const terms = { tiers: tiersOf("0: 1%, 910: 2%"), ...accrual("most-likely-amount") };
    expect(estimate({ ...course, terms })).toMatchObject({ expectedTier: 2 });
    expect(estimate({ ...course, terms })?.toAccrue.toFixed()).toBe("6");
  });

  test("a cap and a tier's minimum are expected as the rest is", () => {
    const terms = (more: object) => ({ tiers, ...accrual("most-likely-amount"), ...more });
    expect(estimate({ ...course, terms: terms({ limits: { cap_per_position: "4.55" } }) })?.toAccrue.toFixed()).toBe(
      "1.5",
    );
    expect(estimate({ ...course, terms: terms({ tiers: tiersOf("500: 1% at least 91") }) })?.toAccrue.toFixed()).toBe(
      "30",
    );
  });
});
