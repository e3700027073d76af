import { describe, expect, test } from "vitest";
import { type BgNbd, expectedPurchases, fitBgNbd, probabilityActive } from "../../../shared/effects/bg-nbd.ts";
import { expectedAmount, fitGammaGamma, type SpendHistory } from "../../../shared/effects/gamma-gamma.ts";
import type { PurchaseHistory } from "../../../shared/effects/purchase-history.ts";
import { type Chance, chanceOf } from "./studies.ts";

const history = (repeatPurchaseDays: number, recencyWeeks: number, ageWeeks: number): PurchaseHistory => ({
  repeatPurchaseDays,
  recencyWeeks,
  ageWeeks,
});
const cdnow: BgNbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

describe("BG/NBD", () => {
  // By integrating λ and p out numerically with mpmath: E = P(active) ∫ beta(p; a, b + x) [1 − ((α + T)/(α + T + p t))^(r + x)]/p dp.
  test.each`
    model                                   | x     | recency  | age      | weeks  | active                   | expected                  | because
    ${cdnow}                                | ${2}  | ${30.43} | ${38.86} | ${39}  | ${0.726578570080673}     | ${1.2260281747671444}     | ${"the paper's first customer, 1.226"}
    ${cdnow}                                | ${0}  | ${0}     | ${38.86} | ${39}  | ${1}                     | ${0.19509805201126265}    | ${"who bought once cannot have left"}
    ${cdnow}                                | ${23} | ${39}    | ${39}    | ${52}  | ${0.9685554542210238}    | ${19.631084374732975}     | ${"who bought on the last day may have left with it"}
    ${{ r: 2, alpha: 10, a: 1, b: 3 }}      | ${4}  | ${20}    | ${30}    | ${26}  | ${0.5164108618654073}    | ${1.5957899509774194}     | ${"at a = 1 the paper's formula divides by zero"}
    ${{ r: 0.5, alpha: 5, a: 0.3, b: 0.4 }} | ${0}  | ${0}     | ${10}    | ${100} | ${1}                     | ${1.7032655348664099}     | ${"a + b below 1"}
    ${{ r: 1.5, alpha: 8, a: 2.5, b: 4 }}   | ${30} | ${10}    | ${60}    | ${500} | ${8.662177757970173e-18} | ${1.9502076717613337e-16} | ${"long gone"}
  `("x $x, last after $recency of $age weeks: $because", ({ model, x, recency, age, weeks, active, expected }) => {
    const customer = history(x, recency, age);
    expect(probabilityActive(model, customer) / active).toBeCloseTo(1, 12);
    expect(expectedPurchases(model, customer, weeks) / expected).toBeCloseTo(1, 10);
  });

  test("runs smoothly through a = 1", () => {
    const at = (a: number) => expectedPurchases({ ...cdnow, a }, history(3, 20, 30), 26);
    for (const step of [1e-3, 1e-6, 1e-9, 1e-12]) {
      expect(Math.abs((at(1 + step) + at(1 - step)) / 2 - at(1))).toBeLessThan(step ** 2 + 1e-13);
    }
  });

  test("expects nothing of no time, more of more, and never more than at the customer's rate so far", () => {
    const customer = history(5, 28, 30);
    expect(expectedPurchases(cdnow, customer, 0)).toBe(0);
    const course = [1, 4, 13, 52, 520, 5_200].map((weeks) => expectedPurchases(cdnow, customer, weeks));
    expect(course).toEqual([...course].sort((one, other) => one - other));
    expect(course[0]).toBeLessThan((cdnow.r + 5) / (cdnow.alpha + 30));
  });

  test("bears customers whose likelihood exceeds what a number holds", () => {
    expect(probabilityActive(cdnow, history(900, 5, 300))).toBe(0);
    const busy = [history(900, 5, 300), history(0, 0, 10), history(3, 8, 10), history(2, 5, 20), history(1, 1, 30)];
    expect(Number.isFinite(fitBgNbd(busy).logLikelihood)).toBe(true);
  });

  test("has its parameters found again among 20,000 customers who behave by them", () => {
    const truth = { r: 0.8, alpha: 6, a: 0.9, b: 3 };
    const chance = chanceOf("bg-nbd");
    const found = fitBgNbd(Array.from({ length: 20_000 }, () => customerOf(truth, chance)));
    expect(found.hasConverged).toBe(true);
    for (const name of ["r", "alpha", "a", "b"] as const) {
      expect(Math.abs(found[name] / truth[name] - 1), name).toBeLessThan(0.08);
    }
  });

  test("does not depend on the order of customers, and reckons those who are alike as often as they are", () => {
    const chance = chanceOf("order");
    const customers = Array.from({ length: 300 }, () => customerOf(cdnow, chance));
    const once = fitBgNbd(customers);
    const threefold = fitBgNbd([...customers, ...customers, ...customers].reverse());
    expect(threefold.logLikelihood / once.logLikelihood).toBeCloseTo(3, 8);
    for (const name of ["r", "alpha", "a", "b"] as const) expect(threefold[name] / once[name]).toBeCloseTo(1, 3);
  });

  test("needs a repeat purchase", () => {
    expect(() => fitBgNbd([history(0, 0, 10)])).toThrow("repeat purchases");
  });
});

describe("gamma-gamma", () => {
  const published = { p: 6.25, q: 3.74, gamma: 15.44 };

  test.each`
    x     | mean  | expected    | because
    ${0}  | ${0}  | ${35.21898} | ${"without a repeat purchase the mean of all: 6.25 × 15.44 / 2.74"}
    ${1}  | ${50} | ${45.49499} | ${"6.25 × (15.44 + 50) / (6.25 + 2.74): between the two"}
    ${20} | ${50} | ${49.68295} | ${"6.25 × (15.44 + 1000) / (125 + 2.74): near their own"}
  `("$x purchases of $mean let expect $expected: $because", ({ x, mean, expected }) => {
    expect(expectedAmount(published, { repeatPurchaseDays: x, meanAmount: mean })).toBeCloseTo(expected, 4);
  });

  test("without a mean of all says nothing of a customer without repeat purchases", () => {
    expect(expectedAmount({ p: 2, q: 0.9, gamma: 10 }, { repeatPurchaseDays: 0, meanAmount: 0 })).toBeUndefined();
  });

  test("has its parameters found again among 20,000 customers who behave by them", () => {
    const chance = chanceOf("gamma-gamma");
    const spends = Array.from({ length: 20_000 }, (_, index): SpendHistory => {
      const x = 1 + (index % 6);
      const scale = chance.gamma(published.q) / published.gamma;
      return { repeatPurchaseDays: x, meanAmount: chance.gamma(published.p * x) / (scale * x) };
    });
    const found = fitGammaGamma(spends);
    expect(found.hasConverged).toBe(true);
    for (const name of ["p", "q", "gamma"] as const) {
      expect(Math.abs(found[name] / published[name] - 1), name).toBeLessThan(0.06);
    }
  });

  test("leaves out who has no repeat purchase, or a mean that is not above zero", () => {
    const usable = [1, 2, 3, 4].map((x) => ({ repeatPurchaseDays: x, meanAmount: 10 * x }));
    const others = [
      { repeatPurchaseDays: 0, meanAmount: 5 },
      { repeatPurchaseDays: 2, meanAmount: 0 },
      { repeatPurchaseDays: 2, meanAmount: -3 },
    ];
    expect(fitGammaGamma([...usable, ...others])).toEqual(fitGammaGamma(usable));
  });
});

/** A customer who is watched for 4 to 104 weeks after their first purchase. */
function customerOf({ r, alpha, a, b }: BgNbd, chance: Chance): PurchaseHistory {
  const rate = chance.gamma(r) / alpha;
  const [leaving, staying] = [chance.gamma(a), chance.gamma(b)];
  const ageWeeks = 4 + Math.floor(100 * chance.fraction());
  let [purchases, last] = [0, 0];
  for (let time = 0; ; ) {
    time -= Math.log(chance.fraction()) / rate;
    if (time > ageWeeks) break;
    purchases += 1;
    last = time;
    if (chance.fraction() < leaving / (leaving + staying)) break;
  }
  return history(purchases, last, ageWeeks);
}
