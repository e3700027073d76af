import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal, formatDecimal, zero } from "../../../shared/money/decimal.ts";
import type { PayoutLine } from "../../../shared/payout/content.ts";
import { linesPerPayout, partsOf } from "../../../shared/payout/parts.ts";

const lineOf = (amount: number, index: number): PayoutLine => ({
  programId: "annual",
  programVersion: 1,
  contractReference: "K-1",
  periodId: `P${String(index).padStart(3, "0")}`,
  countsUntil: "2025-02-01",
  settledBefore: zero,
  amount: new Decimal(amount),
});
const linesOf = (...amounts: readonly number[]) => amounts.map(lineOf);
const times = (count: number, amount: number) => Array.from({ length: count }, () => amount);
const sum = (lines: readonly PayoutLine[]) => lines.reduce((total, { amount }) => total.plus(amount), zero);
const told = (parts: readonly (readonly PayoutLine[])[]) =>
  parts.map((part) => `${part.length} lines, ${formatDecimal(sum(part))}`);

describe("lines of one amount", () => {
  test.each`
    amounts                                | parts                              | because
    ${times(30, 1)}                        | ${["30 lines, 30"]}                | ${"as many as one payout holds stay together"}
    ${times(31, 1)}                        | ${["30 lines, 30", "1 lines, 1"]}  | ${"one more begins another payout"}
    ${[5, -4]}                             | ${["2 lines, 1"]}                  | ${"what is taken back stays with what bears it"}
    ${[...times(29, 1), -20, 3]}           | ${["30 lines, 9", "1 lines, 3"]}   | ${"each part is above zero in their order"}
    ${[...times(30, 1), -20]}              | ${["30 lines, 9", "1 lines, 1"]}   | ${"the last part would be below zero: the largest gains bear it"}
    ${[...times(31, -1), ...times(2, 40)]} | ${["30 lines, 11", "3 lines, 38"]} | ${"the first would be"}
    ${[...times(60, -1), 100]}             | ${[]}                              | ${"one gain has room for 29 beside it: nothing is paid rather than too much"}
  `("$parts: $because", ({ amounts, parts }) => {
    const found = partsOf(linesOf(...amounts));
    expect(told(found)).toEqual(parts);
  });

  test("are in their order where every part is above zero", () => {
    const lines = linesOf(...times(70, 1));
    expect(partsOf(lines).flat()).toEqual(lines);
  });
});

describe("laws", () => {
  const anyLines = fc
    .array(
      fc.integer({ min: -50, max: 100 }).filter((amount) => amount !== 0),
      { minLength: 1, maxLength: 120 },
    )
    .map((amounts) => linesOf(...amounts))
    .filter((lines) => sum(lines).gt(0));

  test("each part is above zero and fits into one release; together they are all lines, or there is none", () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const parts = partsOf(lines);
        for (const part of parts) {
          expect(sum(part).gt(0)).toBe(true);
          expect(part.length).toBeLessThanOrEqual(linesPerPayout);
        }
        const all = parts.flat().toSorted((a, b) => (a.periodId < b.periodId ? -1 : 1));
        if (parts.length > 0) expect(all).toEqual(lines);
      }),
    );
  });
});
