import { expect, test } from "vitest";
import { formatDecimal } from "../../../shared/money/decimal.ts";
import { forecast } from "./period.ts";

// The quarter has 91 days: 30 in April, 31 in May, 30 in June. An average month has 30.4375.
test.each`
  asOfDate        | volume                        | soFar            | total            | deviation       | because
  ${"2011-05-31"} | ${"2011-04 300, 2011-05 310"} | ${"610"}         | ${"910"}         | ${"7.020065"}   | ${"610 × 91 / 61; months deviate by √50 = 7.071068, × √(30 / 30.4375)"}
  ${"2011-05-31"} | ${"2011-05 610"}              | ${"610"}         | ${"910"}         | ${"428.223972"} | ${"April counts as 0: √(2 × 305²) = 431.335137, × √(30 / 30.4375)"}
  ${"2011-05-31"} | ${"2011-04 0, 2011-05 610"}   | ${"610"}         | ${"910"}         | ${"428.223972"} | ${"a month without volume may be named"}
  ${"2011-05-15"} | ${"2011-04 300, 2011-05 150"} | ${"450"}         | ${"910"}         | ${"230"}        | ${"one complete month: half of the 460 that remain"}
  ${"2011-05-30"} | ${"2011-04 300, 2011-05 300"} | ${"600"}         | ${"910"}         | ${"155"}        | ${"May lacks its last day, so only April is complete"}
  ${"2011-04-01"} | ${"2011-04 10"}               | ${"10"}          | ${"910"}         | ${"450"}        | ${"on the first day one day stands for 91"}
  ${"2011-04-03"} | ${"2011-04 7"}                | ${"7"}           | ${"212.333333"}  | ${"102.666667"} | ${"7 × 91 / 3, and half of 205.333333 is 102.6666665"}
  ${"2011-04-02"} | ${"2011-04 0.000001"}         | ${"0.000001"}    | ${"0.000046"}    | ${"0.000023"}   | ${"0.0000455: a half at the seventh place goes up"}
  ${"2011-04-20"} | ${""}                         | ${"0"}           | ${"0"}           | ${"0"}          | ${"no volume forecasts no volume"}
  ${"2011-05-31"} | ${"2011-04 30, 2011-05 -30"}  | ${"0"}           | ${"0"}           | ${"42.120391"}  | ${"a sale that came back: nothing, but not surely: √1800 = 42.426407, × √(30 / 30.4375)"}
  ${"2011-04-20"} | ${"2011-04 -20"}              | ${"-20"}         | ${"-91"}         | ${"35.5"}       | ${"returns go on like purchases"}
  ${"2011-06-29"} | ${"2011-06 900"}              | ${"900"}         | ${"910"}         | ${"0"}          | ${"April and May were alike at 0; 900 × 91 / 90"}
  ${"2011-06-30"} | ${"2011-04 905.1234567"}      | ${"905.1234567"} | ${"905.1234567"} | ${"0"}          | ${"the last day leaves nothing to forecast, nor to round"}
  ${"2012-03-01"} | ${"2011-04 300, 2011-06 605"} | ${"905"}         | ${"905"}         | ${"0"}          | ${"nor does any day after it"}
`("$volume by $asOfDate comes to $total ± $deviation: $because", ({ asOfDate, volume, soFar, total, deviation }) => {
  const found = forecast({ asOfDate, volume });
  expect(found.method).toBe("run-rate");
  expect(found.fallback).toBeUndefined();
  expect([found.soFar, found.total, found.standardDeviation].map(formatDecimal)).toEqual([soFar, total, deviation]);
});

test.each`
  firstDay        | dayAfter        | asOfDate        | volume          | total    | because
  ${"2011-04-15"} | ${"2011-04-16"} | ${"2011-04-15"} | ${"2011-04 12"} | ${"12"}  | ${"a period of one day is over on it"}
  ${"2011-04-15"} | ${"2011-07-15"} | ${"2011-05-31"} | ${"2011-05 47"} | ${"91"}  | ${"47 of 91 days, though it begins within a month"}
  ${"2012-02-01"} | ${"2012-03-01"} | ${"2012-02-28"} | ${"2012-02 28"} | ${"29"}  | ${"leap years have one more day"}
  ${"2010-12-01"} | ${"2011-12-01"} | ${"2010-12-31"} | ${"2010-12 31"} | ${"365"} | ${"a year that begins in December"}
`("of $firstDay to $dayAfter $volume by $asOfDate comes to $total: $because", ({ volume, total, ...period }) => {
  const { firstDay, dayAfter, asOfDate } = period;
  expect(formatDecimal(forecast({ firstDay, dayAfter, asOfDate, volume }).total)).toBe(total);
});

test("only whole calendar months inside the period are compared", () => {
  // From 15 April on: May and June are whole by 30 June, April's half is not. √(2 × 5²) = 7.071068, × √(14 / 30.4375).
  const period = { firstDay: "2011-04-15", dayAfter: "2011-07-15", asOfDate: "2011-06-30" };
  const found = forecast({ ...period, volume: "2011-04 500, 2011-05 300, 2011-06 310" });
  expect(formatDecimal(found.standardDeviation)).toBe("4.795617");
  expect(found.inputs).toMatchObject({
    complete_months: "2011-05 300, 2011-06 310",
    deviation_rule: "complete_months",
  });
});

test.each`
  terms                                   | law
  ${{ asOfDate: "2011-03-31" }}           | ${"nothing can be forecast before the period begins"}
  ${{ firstDay: "2011-07-01" }}           | ${"a period has at least one day"}
  ${{ volume: "2011-06 1" }}              | ${"volume lies in the days counted, not in 2011-06"}
  ${{ volume: "2011-03 1" }}              | ${"volume lies in the days counted, not in 2011-03"}
  ${{ volume: "2011-04 1, 2011-04 2" }}   | ${"each month has one volume"}
  ${{ volume: "2011-13 1" }}              | ${"not a month"}
  ${{ lastYear: "2010-04 1, 2010-04 2" }} | ${"each month has one volume"}
`("$terms breaks a law: $law", ({ terms, law }) => {
  expect(() => forecast(terms)).toThrow(law);
});

test("a day that is none is no as-of date", () => {
  expect(() => forecast({ asOfDate: "2011-04-31" })).toThrow(RangeError);
});
