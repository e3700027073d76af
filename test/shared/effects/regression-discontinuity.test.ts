import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { densityTest } from "../../../shared/effects/density-test.ts";
import { localPolynomial } from "../../../shared/effects/local-polynomial.ts";
import { neighbourDeviations } from "../../../shared/effects/neighbour-deviations.ts";
import type { Observation } from "../../../shared/effects/observed-sides.ts";
import { regressionDiscontinuity } from "../../../shared/effects/regression-discontinuity.ts";

const weighted = (weights: readonly number[], outcomes: readonly number[]) =>
  weights.reduce((sum, weight, index) => sum + weight * (outcomes[index] ?? Number.NaN), 0);

/** Units on both sides at uneven distances, with outcomes that vary without an order. */
const wavy: readonly Observation[] = Array.from({ length: 160 }, (_, place) => {
  const distance = ((place - 80 + 0.5) / 80) * (1 + 0.2 * Math.sin(place));
  return { distance, outcome: 20 + 6 * distance ** 2 + (distance < 0 ? 0 : 5) + 2 * Math.sin(7 * place) };
});
const found = (observations: readonly Observation[]) =>
  regressionDiscontinuity(observations) ?? expect.fail("an estimate");

describe("a local polynomial", () => {
  test("finds again every polynomial of its order: its value at the line and its highest coefficient", () => {
    const coefficient = fc.double({ min: -10, max: 10, noNaN: true });
    const spacing = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 12, maxLength: 40 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.tuple(coefficient, coefficient, coefficient, coefficient, coefficient),
        spacing,
        fc.constantFrom(-1, 1),
        (order, coefficients, spaces, side) => {
          const distances = spaces.map(
            (_, last) => side * spaces.slice(0, last + 1).reduce((sum, space) => sum + space),
          );
          const used = coefficients.slice(0, order + 1);
          const outcomes = distances.map((x) => used.reduce((sum, value, power) => sum + value * x ** power, 0));
          const fit = localPolynomial(distances, Math.abs(distances.at(-1) ?? 0) * 1.1, order) ?? expect.fail("a fit");
          const largest = Math.max(...outcomes.map(Math.abs), 1);
          expect(weighted(fit.atLine, outcomes) / largest).toBeCloseTo((used[0] ?? 0) / largest, 6);
          expect(weighted(fit.highest, outcomes) / largest).toBeCloseTo((used[order] ?? 0) / largest, 6);
        },
      ),
      { seed: 7 },
    );
  });

  test.each`
    distances          | bandwidth | order | because
    ${[]}              | ${1}      | ${1}  | ${"nobody is there"}
    ${[0.1, 0.1, 0.1]} | ${1}      | ${1}  | ${"all are at one distance"}
    ${[0.1, 0.5]}      | ${0.5}    | ${1}  | ${"who is as far as the bandwidth has no weight"}
    ${[-0.1, -0.2]}    | ${1}      | ${2}  | ${"two distances make no parabola"}
    ${[0.1, 0.2, 0.3]} | ${0}      | ${1}  | ${"nothing lies within no bandwidth"}
    ${[0.1, 0.2, 0.3]} | ${NaN}    | ${1}  | ${"a bandwidth could not be found"}
  `("is not fitted to $distances within $bandwidth: $because", ({ distances, bandwidth, order }) => {
    expect(localPolynomial(distances, bandwidth, order)).toBeUndefined();
  });
});

describe("deviations from neighbours", () => {
  // By hand: J/(J + 1) (y − mean of the J others)².
  test.each`
    distances            | outcomes           | deviations                      | because
    ${[1, 2, 3, 4]}      | ${[0, 3, 6, 11]}   | ${[100 / 3, 16 / 3, 4 / 3, 48]} | ${"of four, each is compared with the three others"}
    ${[1, 2, 3, 10, 11]} | ${[0, 3, 6, 9, 9]} | ${[27, 3, 3, 6.75, 6.75]}       | ${"the nearer three, where there are more"}
    ${[1, 1, 1, 1, 9]}   | ${[2, 4, 4, 6, 4]} | ${[16 / 3, 0, 0, 16 / 3, 0]}    | ${"all at one distance are taken together"}
    ${[1, 2, 3, 4, 5]}   | ${[0, 0, 8, 4, 4]} | ${[12, 12, 28.8, 0, 0]}         | ${"both where they are equally near, here four"}
    ${[1, 2]}            | ${[3, 5]}          | ${[2, 2]}                       | ${"with fewer than four, all others"}
  `("at $distances: $because", ({ distances, outcomes, deviations }) => {
    const found = neighbourDeviations(distances, outcomes);
    expect(found).toHaveLength(deviations.length);
    for (const [index, deviation] of deviations.entries()) expect(found[index]).toBeCloseTo(deviation, 12);
  });
});

describe("a jump at the line", () => {
  test("does not depend on the order of the units", () => {
    const expected = found(wavy);
    fc.assert(
      fc.property(fc.shuffledSubarray([...wavy], { minLength: wavy.length }), (shuffled) => {
        for (const [name, figure] of Object.entries(found(shuffled))) {
          expect(figure).toBeCloseTo(expected[name as keyof typeof expected], 9);
        }
      }),
      { seed: 7, numRuns: 20 },
    );
  });

  test("is as much larger as the outcomes are, and does not move with what is added to all or with the unit of distance", () => {
    const expected = found(wavy);
    const changed = found(
      wavy.map(({ distance, outcome }) => ({ distance: distance * 1000, outcome: 50 * outcome - 7000 })),
    );
    expect(changed.bandwidth).toBeCloseTo(1000 * expected.bandwidth, 6);
    expect(changed.biasBandwidth).toBeCloseTo(1000 * expected.biasBandwidth, 6);
    expect(changed.estimate).toBeCloseTo(50 * expected.estimate, 7);
    expect(changed.high - changed.low).toBeCloseTo(50 * (expected.high - expected.low), 7);
  });

  test("seen from the other side, is the same with the other sign", () => {
    const expected = found(wavy);
    const mirrored = found(wavy.map(({ distance, outcome }) => ({ distance: -distance, outcome })));
    expect(mirrored.bandwidth).toBeCloseTo(expected.bandwidth, 9);
    expect(mirrored.biasCorrectedEstimate).toBeCloseTo(-expected.biasCorrectedEstimate, 9);
    expect(mirrored.low).toBeCloseTo(-expected.high, 9);
  });

  test("between parabolas without noise is found without bias where straight lines are off", () => {
    const parabolas = wavy.map(({ distance }) => ({
      distance,
      outcome: 3 * distance + (distance < 0 ? 10 - 8 * distance ** 2 : 17 + 9 * distance ** 2),
    }));
    const jump =
      regressionDiscontinuity(parabolas, { bandwidth: 0.6, biasBandwidth: 0.9 }) ?? expect.fail("an estimate");
    expect(jump.biasCorrectedEstimate).toBeCloseTo(7, 9);
    expect(Math.abs(jump.estimate - 7)).toBeGreaterThan(0.1);
  });

  test.each`
    observations                                                                           | because
    ${[]}                                                                                  | ${"there is nobody"}
    ${wavy.filter(({ distance }) => distance >= 0)}                                        | ${"nobody is below the line"}
    ${wavy.map(({ outcome }, place) => ({ distance: place % 2 === 0 ? -1 : 1, outcome }))} | ${"each side has one distance"}
    ${wavy.map(({ distance }) => ({ distance, outcome: 4 }))}                              | ${"all outcomes are the same"}
    ${wavy.slice(77, 83)}                                                                  | ${"three units on a side make no cubic"}
  `("is not estimated where $because", ({ observations }) => {
    expect(regressionDiscontinuity(observations)).toBeUndefined();
  });
});

describe("the density test", () => {
  // 2 (1 − P(z)), P being the standard normal distribution: Abramowitz & Stegun, 26.2.2, computed in double precision.
  test.each`
    z        | pValue                 | isRejected | because
    ${0}     | ${1}                   | ${false}   | ${"both sides are alike"}
    ${1}     | ${0.317310507862914}   | ${false}   | ${"chance does as much in a third of cases"}
    ${1.96}  | ${0.0499957902964409}  | ${false}   | ${"the critical value itself is not beyond it"}
    ${1.961} | ${0.0498790228966776}  | ${true}    | ${"beyond it is"}
    ${-3}    | ${0.00269979606326019} | ${true}    | ${"too few above the line are a choice too"}
  `("of z = $z has p = $pValue: $because", ({ z, pValue, isRejected }) => {
    expect(densityTest(z).pValue).toBeCloseTo(pValue, 14);
    expect(densityTest(z).isRejected).toBe(isRejected);
  });
});
