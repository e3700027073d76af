import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { twoSidedPValue } from "../../../shared/effects/chi-square.ts";
import { intervalOf, percentOfLogEffect } from "../../../shared/effects/interval.ts";
import { minimumDetectableEffect } from "../../../shared/effects/minimum-detectable-effect.ts";
import { fewestTreatedUnits, isSuppressed } from "../../../shared/effects/suppress.ts";
import { queryFilesIn } from "../../support/query-files.ts";

describe("the interval", () => {
  // 2.75 with 1.34 is Card & Krueger's estimate: 1.959964 × 1.34 = 2.626352.
  test("reaches 1.96 standard errors to both sides", () => {
    const { low, high } = intervalOf(2.75, 1.34);
    expect([low, high].map((end) => end.toFixed(6))).toEqual(["0.123648", "5.376352"]);
  });

  test("leaves out zero exactly where the p-value is below 5 %", () => {
    const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(finite, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (estimate, standardError) => {
        const pValue = twoSidedPValue(estimate / standardError);
        fc.pre(Math.abs(pValue - 0.05) > 1e-9);
        const { low, high } = intervalOf(estimate, standardError);
        expect(low > 0 || high < 0).toBe(pValue < 0.05);
      }),
    );
  });
});

test.each`
  logEffect         | percent  | because
  ${0}              | ${0}     | ${"nothing changed"}
  ${Math.log(1.14)} | ${14}    | ${"e^θ − 1"}
  ${Math.log(0.5)}  | ${-50}   | ${"half of it"}
  ${1e-12}          | ${1e-10} | ${"small effects keep their digits"}
`("a log effect of $logEffect is $percent %: $because", ({ logEffect, percent }) => {
  expect(Math.abs(percentOfLogEffect(logEffect) - percent)).toBeLessThanOrEqual(
    1e-12 * Math.max(1e-9, Math.abs(percent) * 10),
  );
});

describe("the minimum detectable effect", () => {
  test.each`
    standardError | controlMean | amount        | percent       | because
    ${1}          | ${20}       | ${2.80158522} | ${14.0079261} | ${"1.959964 + 0.841621, of 20"}
    ${0.05}       | ${1}        | ${0.14007926} | ${14.0079261} | ${"half the error on half the mean is the same share"}
    ${1}          | ${0}        | ${2.80158522} | ${undefined}  | ${"of nothing there is no percentage"}
    ${1}          | ${-5}       | ${2.80158522} | ${undefined}  | ${"nor where returns prevail"}
  `("of $standardError at $controlMean is $amount or $percent %: $because", (row) => {
    const found = minimumDetectableEffect(row.standardError, row.controlMean);
    expect(found.amount).toBeCloseTo(row.amount, 8);
    if (row.percent === undefined) expect(found).not.toHaveProperty("percent");
    else expect(found.percent).toBeCloseTo(row.percent, 7);
  });
});

test("effects are told from 30 treated units on, in queries as here", () => {
  expect([fewestTreatedUnits, isSuppressed(29), isSuppressed(30)]).toEqual([30, true, false]);
  const bounds = queryFilesIn("effects").flatMap(({ sql }) => [...sql.matchAll(/units\w* (?:>=|<) (\d+)/g)]);
  expect(bounds).not.toEqual([]);
  for (const [text, bound] of bounds) expect(Number(bound), text).toBe(fewestTreatedUnits);
});
