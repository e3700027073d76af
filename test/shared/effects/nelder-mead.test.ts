import { expect, test } from "vitest";
import { nelderMead } from "../../../shared/effects/nelder-mead.ts";

type Point = readonly number[];
const rosenbrock = ([x = 0, y = 0]: Point) => 100 * (y - x ** 2) ** 2 + (1 - x) ** 2;
const beale = ([x = 0, y = 0]: Point) =>
  (1.5 - x + x * y) ** 2 + (2.25 - x + x * y ** 2) ** 2 + (2.625 - x + x * y ** 3) ** 2;
const powell = ([a = 0, b = 0, c = 0, d = 0]: Point) =>
  (a + 10 * b) ** 2 + 5 * (c - d) ** 2 + (b - 2 * c) ** 4 + 10 * (a - d) ** 4;
/** Without a value outside the unit circle's right half. */
const walled = ([x = 0, y = 0]: Point) => (x <= 0 ? Number.NaN : x - Math.log(x) + y ** 2);

test.each`
  name            | minimised     | start            | minimum
  ${"Rosenbrock"} | ${rosenbrock} | ${[-1.2, 1]}     | ${[1, 1]}
  ${"Beale"}      | ${beale}      | ${[1, 1]}        | ${[3, 0.5]}
  ${"Powell"}     | ${powell}     | ${[3, -1, 0, 1]} | ${[0, 0, 0, 0]}
  ${"walled"}     | ${walled}     | ${[0.1, 2]}      | ${[1, 0]}
`("finds the minimum of $name's function", ({ minimised, start, minimum }) => {
  const { point, hasConverged } = nelderMead(minimised, start);
  expect(hasConverged).toBe(true);
  for (const [index, x] of point.entries()) expect(Math.abs(x - minimum[index])).toBeLessThan(1e-3);
});

test("says so where there is no minimum", () => {
  expect(nelderMead(([x = 0]) => -x, [0]).hasConverged).toBe(false);
});
