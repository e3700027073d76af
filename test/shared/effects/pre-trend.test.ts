import { describe, expect, test } from "vitest";
import { preTrend } from "../../../shared/effects/pre-trend.ts";
import { chanceOf, studyOfNothing } from "./studies.ts";

const row = (bucket: number, eventMonth: number, influence: number) => ({ bucket, eventMonth, influence });
const effect = (eventMonth: number, estimate: number) => ({ eventMonth, estimate });

/** Variances 1 and 1, covariance 0.6. */
const twoMonths = [row(1, -3, 0.8), row(1, -2, 0), row(2, -3, 0.6), row(2, -2, 1)];

describe("the Wald test", () => {
  test("of one month is the square of its z", () => {
    const found = preTrend([effect(-2, 3), effect(0, 99)], [row(1, -2, 1.2), row(2, -2, -1.6), row(1, 0, 1)]);
    // Standard error √(1.44 + 2.56) = 2, z = 1.5, p = 0.1336.
    expect(found).toMatchObject({ verdict: "clean", statistic: 2.25, degrees: 1 });
    expect(found).toHaveProperty("pValue", expect.closeTo(0.133614, 6));
  });

  test.each`
    effects    | statistic  | verdict    | because
    ${[1, 1]}  | ${1.25}    | ${"clean"} | ${"months that move together count little more than one: (1 − 2·0.6 + 1)/(1 − 0.36)"}
    ${[1, -1]} | ${5}       | ${"clean"} | ${"moving apart is rarer: (1 + 2·0.6 + 1)/0.64, p = 0.082"}
    ${[2, -1]} | ${11.5625} | ${"weak"}  | ${"(4 + 2·0.6·2 + 1)/0.64, p = 0.003"}
  `("of $effects is $statistic: $because", ({ effects: [one, two], statistic, verdict }) => {
    const found = preTrend([effect(-3, one), effect(-2, two)], twoMonths);
    expect(found).toMatchObject({ verdict, statistic: expect.closeTo(statistic, 12), degrees: 2 });
    expect(found).toHaveProperty("pValue", expect.closeTo(Math.exp(-statistic / 2), 12));
  });

  test("rejects in about 5 % of studies in which nothing moved apart", () => {
    const chance = chanceOf("pre-trend");
    const verdicts = Array.from({ length: 1_000 }, () => {
      const { effects, rows } = studyOfNothing(chance, 400, [-5, -4, -3, -2], 0.6);
      return preTrend(effects, rows).verdict;
    });
    const rejected = verdicts.filter((verdict) => verdict === "weak").length;
    expect(rejected).toBeGreaterThan(30);
    expect(rejected).toBeLessThan(75);
  });

  test("does not depend on the order of rows and effects", () => {
    const { effects, rows } = studyOfNothing(chanceOf("order"), 60, [-4, -3, -2], 0.6);
    expect(preTrend([...effects].reverse(), [...rows].reverse())).toEqual(preTrend(effects, rows));
  });

  test("does not depend on the unit of the outcome, however small", () => {
    const small = (value: number) => value * 2 ** -60;
    const scaled = twoMonths.map((given) => ({ ...given, influence: small(given.influence) }));
    expect(preTrend([effect(-3, small(1)), effect(-2, small(-1))], scaled)).toEqual(
      preTrend([effect(-3, 1), effect(-2, -1)], twoMonths),
    );
  });
});

describe("without a test", () => {
  test("there is no verdict where no month lies before", () => {
    const none = { verdict: "none", reason: "no_period_before" };
    expect(preTrend([], [])).toEqual(none);
    expect(preTrend([effect(0, 1)], [row(1, 0, 1)])).toEqual(none);
    expect(preTrend([effect(-1, 0), effect(0, 1)], [row(1, 0, 1)])).toEqual(none);
  });

  test.each`
    effects                           | rows                                                     | because
    ${[effect(-3, 1), effect(-2, 1)]} | ${[row(1, -3, 1), row(1, -2, 2)]}                        | ${"one bucket cannot tell two months apart"}
    ${[effect(-3, 1), effect(-2, 2)]} | ${[-3, -2].flatMap((m) => [row(1, m, 1), row(2, m, 1)])} | ${"two months that move exactly together are one"}
    ${[effect(-3, 1), effect(-2, 1)]} | ${[row(1, -3, 1), row(2, -3, 1)]}                        | ${"a difference without any spread is no matter of chance"}
  `("the verdict is weak: $because", ({ effects, rows }) => {
    expect(preTrend(effects, rows)).toEqual({ verdict: "weak", reason: "pre_trend_not_testable" });
  });
});

test("the base month, zero without spread, is left out", () => {
  const effects = [effect(-3, 1), effect(-2, -1)];
  expect(preTrend([...effects, effect(-1, 0)], twoMonths)).toEqual(preTrend(effects, twoMonths));
});
