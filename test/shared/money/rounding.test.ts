import fc from "fast-check";
import { expect, test } from "vitest";
import { Decimal, formatDecimal, parseDecimal, zero } from "../../../shared/money/decimal.ts";
import { isInMinorUnits, roundings, roundToMinorUnit } from "../../../shared/money/rounding.ts";
import { splitRounded } from "../../../shared/money/split.ts";

test.each`
  amount       | currency | rounding       | rounded    | because
  ${"1.005"}   | ${"EUR"} | ${"half-up"}   | ${"1.01"}  | ${"a half goes away from zero"}
  ${"-1.005"}  | ${"EUR"} | ${"half-up"}   | ${"-1.01"} | ${"also below zero"}
  ${"1.005"}   | ${"EUR"} | ${"half-even"} | ${"1"}     | ${"1.00 is the even neighbour"}
  ${"1.015"}   | ${"EUR"} | ${"half-even"} | ${"1.02"}  | ${"1.02 is the even neighbour"}
  ${"1.0051"}  | ${"EUR"} | ${"half-even"} | ${"1.01"}  | ${"more than a half is no tie"}
  ${"1.0099"}  | ${"EUR"} | ${"down"}      | ${"1"}     | ${"the rest is cut"}
  ${"-1.0099"} | ${"EUR"} | ${"down"}      | ${"-1.01"} | ${"below zero the lower one is the further one"}
  ${"1.5"}     | ${"JPY"} | ${"half-up"}   | ${"2"}     | ${"whole yen"}
  ${"1.0005"}  | ${"BHD"} | ${"half-up"}   | ${"1.001"} | ${"thousandths"}
`("$amount $currency $rounding is $rounded: $because", ({ amount, currency, rounding, rounded }) => {
  expect(formatDecimal(roundToMinorUnit(parseDecimal(amount), currency, rounding))).toBe(rounded);
});

test.each`
  amount     | currency | payable
  ${"1.23"}  | ${"EUR"} | ${true}
  ${"1.230"} | ${"EUR"} | ${true}
  ${"1.234"} | ${"EUR"} | ${false}
  ${"1.234"} | ${"KWD"} | ${true}
  ${"1"}     | ${"JPY"} | ${true}
  ${"1.5"}   | ${"JPY"} | ${false}
`("$amount $currency can be paid as it stands: $payable", ({ amount, currency, payable }) => {
  expect(isInMinorUnits(parseDecimal(amount), currency)).toBe(payable);
});

const split = (total: string, parts: readonly string[], rounding: "half-up" | "down" = "half-up") =>
  splitRounded(parseDecimal(total), parts.map(parseDecimal), "EUR", rounding).map(formatDecimal);

test.each`
  total     | parts                          | shares                      | because
  ${"0.01"} | ${["0.004", "0.004", "0.004"]} | ${["0", "0.01", "0"]}       | ${"the running sum passes half a cent at the second"}
  ${"10"}   | ${["10", "10", "10"]}          | ${["3.33", "3.34", "3.33"]} | ${"a cap shares in proportion"}
  ${"5"}    | ${["10", "-5"]}                | ${["10", "-5"]}             | ${"a return has its share below zero"}
  ${"0"}    | ${["0.004"]}                   | ${["0"]}                    | ${"nothing to share"}
  ${"0"}    | ${["-3", "-4"]}                | ${["0", "0"]}               | ${"less than nothing is never earned, by no line"}
  ${"0"}    | ${[]}                          | ${[]}                       | ${"no lines"}
`("$total over $parts is $shares: $because", ({ total, parts, shares }) => {
  expect(split(total, parts)).toEqual(shares);
});

test("an amount over shares that sum to nothing is a defect", () => {
  expect(() => split("1", ["2", "-2"])).toThrow("nothing can be split");
});

test("the parts of a split sum to its total, whatever the total, the shares and the rounding", () => {
  const share = fc.integer({ min: -10_000, max: 100_000 }).map((count) => new Decimal(count).div(7_000));
  const total = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => new Decimal(cents).div(100));
  fc.assert(
    fc.property(fc.array(share), total, fc.constantFrom(...roundings), (shares, total, rounding) => {
      fc.pre(shares.reduce((sum, part) => sum.plus(part), zero).gt(0));
      const parts = splitRounded(total, shares, "EUR", rounding);
      expect(parts.reduce((sum, part) => sum.plus(part), zero).toFixed()).toBe(total.toFixed());
      for (const part of parts) expect(isInMinorUnits(part, "EUR")).toBe(true);
    }),
  );
});
