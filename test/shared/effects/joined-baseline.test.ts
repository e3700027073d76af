import { describe, expect, test } from "vitest";
import { baselineOf, type JoinedHistory } from "../../../shared/effects/baseline.ts";
import { baselineRow } from "../../../shared/effects/baseline-row.ts";
import { type Chance, chanceOf } from "./studies.ts";

type Simulated = JoinedHistory & { readonly daysSince: number };

/** Customers as the models take them to be: each with a rate, a chance to leave after a purchase, and a mean amount of their own. */
function customerOf(chance: Chance): Simulated {
  const ratePerWeek = chance.gamma(0.9) / 4;
  const [stay, leave] = [chance.gamma(2.4), chance.gamma(0.8)];
  const leaving = leave / (leave + stay);
  const ageWeeks = 40 + Math.floor(20 * chance.fraction());
  const weeksSince = 26;
  const days: number[] = [];
  for (let week = 0; week < ageWeeks + weeksSince; ) {
    week -= Math.log(chance.fraction()) / ratePerWeek;
    if (week < ageWeeks + weeksSince) days.push(week);
    if (chance.fraction() < leaving) break;
  }
  const before = days.filter((day) => day < ageWeeks);
  return {
    repeatPurchaseDays: before.length,
    recencyWeeks: before.at(-1) ?? 0,
    ageWeeks,
    meanRepeatAmount: before.length === 0 ? undefined : (chance.gamma(6 * before.length) * 100) / (6 * before.length),
    weeksSince,
    daysSince: days.length - before.length,
  };
}

const chance = chanceOf("customers who go on as before");
const histories = Array.from({ length: 3000 }, () => customerOf(chance));

describe("the baseline of those who joined", () => {
  test("expects what customers buy who go on as before", () => {
    const baseline = baselineOf(histories);
    if (typeof baseline === "string") throw new Error(baseline);
    const since = histories.reduce((sum, { daysSince }) => sum + daysSince, 0);
    expect(baseline.purchaseDays / since).toBeGreaterThan(0.93);
    expect(baseline.purchaseDays / since).toBeLessThan(1.07);
    expect(baseline.netAmount / baseline.purchaseDays).toBeGreaterThan(95);
    expect(baseline.netAmount / baseline.purchaseDays).toBeLessThan(105);
  });

  test.each`
    given                                                                                                          | reason                        | because
    ${histories.slice(0, 29)}                                                                                      | ${"too_few_treated"}          | ${"29 customers are too few"}
    ${histories.map((each) => ({ ...each, repeatPurchaseDays: 0, recencyWeeks: 0, meanRepeatAmount: undefined }))} | ${"too_few_repeat_purchases"} | ${"nobody bought twice"}
  `("is $reason where $because", ({ given, reason }) => expect(baselineOf(given)).toBe(reason));
});

test("a program without customers has a row that says why nothing is expected", () => {
  expect(baselineRow("unused", [])).toEqual({
    program_id: "unused",
    customers: 0,
    mean_weeks_since: null,
    purchase_days: 0,
    net_amount: 0,
    reason: "too_few_treated",
  });
});
