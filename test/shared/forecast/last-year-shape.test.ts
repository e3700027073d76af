import { expect, test } from "vitest";
import { formatDecimal } from "../../../shared/money/decimal.ts";
import { forecast } from "./period.ts";

const method = "last-year-shape";

// Last year's quarter in the first rows: 300 + 300 + 600 = 1,200.
test.each`
  lastYear                                    | asOfDate        | volume                        | total      | deviation      | because
  ${"2010-04 300, 2010-05 300, 2010-06 600"}  | ${"2011-05-31"} | ${"2011-04 330, 2011-05 300"} | ${"1260"}  | ${"42.734646"} | ${"630 / (600 / 1200); ratios 1.1 and 1 deviate by 0.070711, × 608.75 a month still to come, × √(30 / 30.4375)"}
  ${"2010-04 600, 2010-05 300, 2010-06 300"}  | ${"2011-05-31"} | ${"2011-04 660, 2011-05 300"} | ${"1280"}  | ${"28.176690"} | ${"960 / (900 / 1200); 0.070711 × 401.373626, the average month, which is more than the 304.375 to come"}
  ${"2010-04 300, 2010-05 300, 2010-06 600"}  | ${"2011-04-15"} | ${"2011-04 150"}              | ${"1200"}  | ${"525"}       | ${"half of April: 150 / (150 / 1200); no complete month, so half of 1050"}
  ${"2010-04 300, 2010-05 300, 2010-06 600"}  | ${"2011-05-15"} | ${"2011-05 230"}              | ${"620"}   | ${"195"}       | ${"300 + 300 × 15 / 31 = 445.16 of 1200 is 23/62; one complete month"}
  ${"2010-04 300, 2010-05 300, 2010-06 600"}  | ${"2011-04-01"} | ${"2011-04 10"}               | ${"1200"}  | ${"595"}       | ${"one day of April: 10 / (10 / 1200)"}
  ${"2010-04 300, 2010-05 300, 2010-06 600"}  | ${"2011-05-31"} | ${""}                         | ${"0"}     | ${"0"}         | ${"no volume forecasts none: both ratios are 0"}
  ${"2010-04 300, 2010-05 300, 2010-06 600"}  | ${"2011-04-15"} | ${"2011-04 -150"}             | ${"-1200"} | ${"525"}       | ${"returns follow the shape like purchases"}
  ${"2010-05 600, 2010-06 600"}               | ${"2011-05-31"} | ${"2011-04 330, 2011-05 300"} | ${"1260"}  | ${"315"}       | ${"last April had no volume, so only May has a ratio"}
  ${"2010-04 400, 2010-06 -100"}              | ${"2011-04-30"} | ${"2011-04 400"}              | ${"300"}   | ${"50"}        | ${"last year gave a quarter back by its end: 400 / (400 / 300)"}
  ${"2010-04 300"}                            | ${"2011-05-31"} | ${"2011-04 300, 2011-05 50"}  | ${"350"}   | ${"0"}         | ${"last year had all of it by then, so nothing is to come"}
  ${"2010-04 -100, 2010-05 400, 2010-06 100"} | ${"2011-05-31"} | ${"2011-04 10, 2011-05 290"}  | ${"400"}   | ${"50"}        | ${"300 / (300 / 400); a month of returns has no ratio, so only May has one"}
`("$volume by $asOfDate after $lastYear comes to $total ± $deviation: $because", (row) => {
  const { lastYear, asOfDate, volume, total, deviation } = row;
  const found = forecast({ method, lastYear, asOfDate, volume });
  expect(found.method).toBe(method);
  expect(found.fallback).toBeUndefined();
  expect(found.total.toFixed()).toBe(total);
  expect(found.standardDeviation.eq(deviation)).toBe(true);
});

test.each`
  lastYear                     | asOfDate        | fallback                             | because
  ${""}                        | ${"2011-05-31"} | ${"no_volume_last_year"}             | ${"the customer is new"}
  ${"2010-04 0, 2010-06 0"}    | ${"2011-05-31"} | ${"no_volume_last_year"}             | ${"zeros are no volume"}
  ${"2010-06 600"}             | ${"2011-05-31"} | ${"no_volume_by_this_day_last_year"} | ${"it began in June"}
  ${"2010-04 -5, 2010-06 600"} | ${"2011-05-31"} | ${"no_volume_by_this_day_last_year"} | ${"only returns by then"}
  ${"2010-04 5, 2010-06 -600"} | ${"2011-05-31"} | ${"returns_prevail_last_year"}       | ${"it ended below zero"}
  ${"2010-04 5, 2010-06 -5"}   | ${"2011-05-31"} | ${"returns_prevail_last_year"}       | ${"it ended at zero"}
`("after $lastYear the run rate serves instead: $because", ({ lastYear, asOfDate, fallback }) => {
  const volume = "2011-04 300, 2011-05 310";
  const { inputs, ...found } = forecast({ method, lastYear, asOfDate, volume });
  const { inputs: _, ...byRunRate } = forecast({ asOfDate, volume });
  expect(found).toEqual({ ...byRunRate, fallback });
  expect(inputs).toHaveProperty("last_year_by_month");
});

test("a period that is over needs no last year", () => {
  const found = forecast({ method, asOfDate: "2011-06-30", volume: "2011-04 300" });
  expect(found.method).toBe(method);
  expect(found.fallback).toBeUndefined();
  expect(found.inputs.deviation_rule).toBe("period_is_over");
});

test("the days of a month that has 29 this year and had 28 last year are taken as this year's", () => {
  // 28 of 29 days of February: 280 of last year's 580.
  const found = forecast({
    method,
    firstDay: "2012-02-01",
    dayAfter: "2012-04-01",
    asOfDate: "2012-02-28",
    volume: "2012-02 280",
    lastYear: "2011-02 290, 2011-03 290",
  });
  expect(formatDecimal(found.total)).toBe("580");
});

test("a week-based year before may have begun in the month before: that volume had come by any day", () => {
  // 100 + 100 × 15 / 30 = 150 of 300.
  const lastYear = "2010-03 100, 2010-04 100, 2010-07 100";
  const found = forecast({ method, asOfDate: "2011-04-15", volume: "2011-04 120", lastYear });
  expect(formatDecimal(found.total)).toBe("240");
});
