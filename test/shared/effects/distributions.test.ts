import { describe, expect, test } from "vitest";
import { chiSquareTail, twoSidedPValue } from "../../../shared/effects/chi-square.ts";
import { logGamma } from "../../../shared/effects/log-gamma.ts";

/** Equal to so many digits, however small the value. */
function expectNear(found: number, expected: number, relative: number) {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

describe("ln Γ", () => {
  test.each([1, 2, 3, 4, 5, 10, 15, 20])("of %i is the logarithm of a factorial", (n) => {
    const factorial = Array.from({ length: n - 1 }, (_, index) => index + 1).reduce((product, k) => product * k, 1);
    expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 13);
  });

  // mpmath, 30 digits.
  test.each`
    x       | expected
    ${1e-6} | ${13.815509980749432}
    ${0.1}  | ${2.252712651734206}
    ${0.5}  | ${0.5723649429247001}
    ${1.5}  | ${-0.12078223763524522}
    ${3.7}  | ${1.4280723266653879}
    ${25.3} | ${55.74618118358459}
    ${1000} | ${5905.220423209181}
  `("of $x is $expected", ({ x, expected }) => expectNear(logGamma(x), expected, 2e-14));

  test("is not asked for zero", () => expect(() => logGamma(0)).toThrow("above zero"));
});

describe("the chi-square tail", () => {
  // Critical values of the NIST/SEMATECH e-Handbook, 1.3.6.7.4, to their three decimals.
  test.each`
    degrees | tenPercent | fivePercent | onePercent
    ${1}    | ${2.706}   | ${3.841}    | ${6.635}
    ${2}    | ${4.605}   | ${5.991}    | ${9.21}
    ${5}    | ${9.236}   | ${11.07}    | ${15.086}
    ${10}   | ${15.987}  | ${18.307}   | ${23.209}
    ${30}   | ${40.256}  | ${43.773}   | ${50.892}
    ${100}  | ${118.498} | ${124.342}  | ${135.807}
  `("of $degrees degrees agrees with the printed table", ({ degrees, tenPercent, fivePercent, onePercent }) => {
    expect(chiSquareTail(tenPercent, degrees)).toBeCloseTo(0.1, 4);
    expect(chiSquareTail(fivePercent, degrees)).toBeCloseTo(0.05, 4);
    expect(chiSquareTail(onePercent, degrees)).toBeCloseTo(0.01, 4);
  });

  // mpmath, 30 digits: both branches, and tails that a difference from 1 would lose.
  test.each`
    value   | degrees | expected
    ${1e-3} | ${1}    | ${0.9747728793699604}
    ${0.5}  | ${1}    | ${0.4795001221869535}
    ${0.5}  | ${10}   | ${0.999993388289439}
    ${60}   | ${3}    | ${5.878230727906912e-13}
    ${200}  | ${10}   | ${1.6139305336977305e-37}
    ${1500} | ${1000} | ${1.0454640385979657e-22}
  `("of $value with $degrees degrees is $expected", ({ value, degrees, expected }) =>
    expectNear(chiSquareTail(value, degrees), expected, 1e-11),
  );

  test("with two degrees is e^(−x/2)", () => {
    for (const x of [0, 0.1, 1, 3.9, 4.1, 20, 700]) expectNear(chiSquareTail(x, 2), Math.exp(-x / 2), 1e-12);
  });

  test("ends at 1 and 0", () =>
    expect([chiSquareTail(0, 3), chiSquareTail(Number.POSITIVE_INFINITY, 3)]).toEqual([1, 0]));
});

describe("the two-sided p-value", () => {
  // erfc(z / √2) by mpmath.
  test.each`
    z                    | expected
    ${0}                 | ${1}
    ${0.5}               | ${0.6170750774519738}
    ${1.959963984540054} | ${0.05}
    ${-3}                | ${0.002699796063260189}
    ${8}                 | ${1.2441921148543568e-15}
    ${-30}               | ${9.813427854296374e-198}
  `("of $z is $expected", ({ z, expected }) => expectNear(twoSidedPValue(z), expected, 1e-12));
});
