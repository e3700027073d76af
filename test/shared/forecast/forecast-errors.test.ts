import { expect, test } from "vitest";
import { forecastErrors } from "../../../shared/forecast/forecast-errors.ts";
import { type Decimal, formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";

/** `110:100 190:200`, estimate and actual. */
const pairs = (text: string) =>
  text
    .split(" ")
    .filter((pair) => pair !== "")
    .map((pair) => pair.split(":").map(parseDecimal))
    .map(([estimate, actual]) => ({ estimate, actual }) as { estimate: Decimal; actual: Decimal });

const text = (value: Decimal | undefined) => value && formatDecimal(value);

test.each`
  estimates            | count | mean           | absolute      | percent        | leftOut | over          | under        | because
  ${"110:100 190:200"} | ${2}  | ${"0"}         | ${"10"}       | ${"7.5"}       | ${0}    | ${"10"}       | ${"10"}      | ${"errors of 10 and -10 cancel on average, not in size; (10 % + 5 %) / 2"}
  ${"110:100 205:200"} | ${2}  | ${"7.5"}       | ${"7.5"}      | ${"6.25"}      | ${0}    | ${"10"}       | ${"0"}       | ${"none was too low"}
  ${"90:100"}          | ${1}  | ${"-10"}       | ${"10"}       | ${"10"}        | ${0}    | ${"0"}        | ${"10"}      | ${"none was too high"}
  ${"5:0 110:100"}     | ${2}  | ${"7.5"}       | ${"7.5"}      | ${"10"}        | ${1}    | ${"10"}       | ${"0"}       | ${"an actual of zero has no percentage, but it counts"}
  ${"5:0 0:0"}         | ${2}  | ${"2.5"}       | ${"2.5"}      | ${undefined}   | ${2}    | ${"5"}        | ${"0"}       | ${"no percentage is left"}
  ${"-90:-100"}        | ${1}  | ${"10"}        | ${"10"}       | ${"10"}        | ${0}    | ${"10"}       | ${"0"}       | ${"a percentage is of the actual's size"}
  ${"100:100"}         | ${1}  | ${"0"}         | ${"0"}        | ${"0"}         | ${0}    | ${"0"}        | ${"0"}       | ${"right"}
  ${"2:3 3:3 3:3"}     | ${3}  | ${"-0.333333"} | ${"0.333333"} | ${"11.111111"} | ${0}    | ${"0"}        | ${"1"}       | ${"means are rounded to 6 places"}
  ${"0.0000005:0"}     | ${1}  | ${"0.000001"}  | ${"0.000001"} | ${undefined}   | ${1}    | ${"0.000001"} | ${"0"}       | ${"half-up"}
  ${""}                | ${0}  | ${undefined}   | ${undefined}  | ${undefined}   | ${0}    | ${undefined}  | ${undefined} | ${"nothing was estimated"}
`("$estimates: $because", ({ estimates, count, mean, absolute, percent, leftOut, over, under }) => {
  const found = forecastErrors(pairs(estimates));
  expect(found.count).toBe(count);
  expect(found.leftOutOfPercent).toBe(leftOut);
  expect(text(found.meanError)).toBe(mean);
  expect(text(found.meanAbsoluteError)).toBe(absolute);
  expect(text(found.meanAbsolutePercent)).toBe(percent);
  expect(text(found.largestOverestimate)).toBe(over);
  expect(text(found.largestUnderestimate)).toBe(under);
});
