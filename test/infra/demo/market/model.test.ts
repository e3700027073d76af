import { describe, expect, test } from "vitest";
import { monthCount, workingDayFrom, workingDays } from "../../../../infra/demo/market/calendar.ts";
import { exponential, gamma, standardNormal } from "../../../../infra/demo/market/distributions.ts";
import { dayPlaced } from "../../../../infra/demo/market/loading.ts";
import { nearness, pressureFactor } from "../../../../infra/demo/market/pressure.ts";
import { commonFactor } from "../../../../infra/demo/market/rates.ts";
import { randomFor } from "../../../../infra/demo/year/random.ts";
import { parseDecimal } from "../../../../shared/money/decimal.ts";

const bounds = ["600", "1200", "2400"].map(parseDecimal);

test.each`
  volume       | near     | factor    | because
  ${"0"}       | ${0}     | ${1}      | ${"all of the way to the first tier is left"}
  ${"300"}     | ${0.5}   | ${1.15}   | ${"half of the way is a quarter of the pressure"}
  ${"599.40"}  | ${0.999} | ${1.5988} | ${"just below the tier nearly all of it"}
  ${"600"}     | ${0}     | ${1}      | ${"the tier is reached, the next one is far"}
  ${"1500"}    | ${0.25}  | ${1.0375} | ${"the way begins at the tier reached"}
  ${"2400"}    | ${0}     | ${1}      | ${"the last tier leads nowhere"}
  ${"9999.99"} | ${0}     | ${1}      | ${"nor does what is beyond it"}
`("at $volume the pressure is $factor: $because", ({ volume, near, factor }) => {
  expect(nearness(parseDecimal(volume), bounds)).toBeCloseTo(near, 10);
  expect(pressureFactor(0.6, parseDecimal(volume), bounds)).toBeCloseTo(factor, 4);
});

test.each`
  day    | draw   | placed | because
  ${99}  | ${0}   | ${99}  | ${"the last day before the deadline keeps its own orders"}
  ${100} | ${0.5} | ${99}  | ${"the first day after it goes to the last one before"}
  ${100} | ${0.6} | ${100} | ${"the other orders stay"}
  ${103} | ${0}   | ${96}  | ${"the fourth day after goes to the fourth before"}
  ${114} | ${0}   | ${85}  | ${"the fifteenth day is the last one"}
  ${115} | ${0}   | ${115} | ${"later ones are not hurried"}
  ${201} | ${0}   | ${198} | ${"every deadline counts"}
`("an order of day $day is placed on day $placed: $because", ({ day, draw, placed }) => {
  expect(dayPlaced(day, { draw, loaded: 0.6, deadlines: [100, 200] })).toBe(placed);
});

test("the season's peak is a fifth above its trough, and growth goes on through it", () => {
  const at = (month: number) => commonFactor({ month, monthsPassed: 0 });
  expect(at(9)).toBeCloseTo(1.1, 12);
  expect(at(3)).toBeCloseTo(0.9, 12);
  expect(at(21)).toBeCloseTo(at(9), 12);
  expect(commonFactor({ month: 9, monthsPassed: 24 }) / at(9)).toBeCloseTo(Math.exp(0.12), 12);
});

test("the market is two years of working days", () => {
  expect(monthCount).toBe(24);
  expect(workingDays.map(({ date }) => date).filter((date) => date.startsWith("2024-01-0"))).toEqual([
    "2024-01-01",
    "2024-01-02",
    "2024-01-03",
    "2024-01-04",
    "2024-01-05",
    "2024-01-08",
    "2024-01-09",
  ]);
  expect(workingDays.at(-1)).toMatchObject({ date: "2025-12-31", month: 23 });
  // 1 June 2025 is a Sunday.
  expect(workingDays[workingDayFrom("2025-06-01")]?.date).toBe("2025-06-02");
  expect(workingDayFrom("2026-01-01")).toBe(workingDays.length);
});

describe("draws have the distributions that they are named for", () => {
  const draws = 100_000;
  const momentsOf = (draw: () => number) => {
    const values = Array.from({ length: draws }, draw);
    const mean = values.reduce((sum, value) => sum + value, 0) / draws;
    return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws - 1) };
  };
  const random = randomFor("moments of draws");

  // Ten standard errors of the variance or fewer, which chance does not reach.
  test.each`
    name                               | draw                                            | mean | variance
    ${"exponential"}                   | ${() => exponential(random)}                    | ${1} | ${1}
    ${"standard normal"}               | ${() => standardNormal(random)}                 | ${0} | ${1}
    ${"gamma of mean 3 and shape 2.5"} | ${() => gamma(random, { mean: 3, shape: 2.5 })} | ${3} | ${3.6}
    ${"gamma of mean 1 and shape 1"}   | ${() => gamma(random, { mean: 1, shape: 1 })}   | ${1} | ${1}
  `("$name", ({ draw, mean, variance }) => {
    const found = momentsOf(draw);
    expect(found.mean).toBeCloseTo(mean, 1);
    expect(found.variance / variance).toBeCloseTo(1, 1);
  });
});
