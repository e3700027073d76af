import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { openEstimatorLake } from "../support/estimator-lake.ts";

const { connection: lake, ask, close } = await openEstimatorLake();
afterAll(close);

type Row = {
  readonly unit: number;
  readonly period: number;
  readonly cohort: number | null;
  readonly dose: number;
  readonly outcome: number;
  readonly weight: number;
};

const lastPeriod = 5;

/** Units of a cohort from their first period to the last, with outcomes and weights of any size. */
const unitOf = (cohort: fc.Arbitrary<number | null>, firstPeriod: fc.Arbitrary<number>) =>
  fc.record({
    cohort,
    firstPeriod,
    weight: fc.integer({ min: 1, max: 5 }),
    outcomes: fc.array(fc.integer({ min: -50, max: 50 }), { minLength: lastPeriod, maxLength: lastPeriod }),
  });

type Unit = {
  readonly cohort: number | null;
  readonly firstPeriod: number;
  readonly weight: number;
  readonly outcomes: readonly number[];
};

const rowsOf = (units: readonly Unit[]): readonly Row[] =>
  units.flatMap(({ cohort, firstPeriod, weight, outcomes }, unit) =>
    outcomes.flatMap((outcome, index) => {
      const period = index + 1;
      const dose = cohort !== null && period >= cohort ? 1 : 0;
      return period < firstPeriod ? [] : [{ unit, period, cohort, dose, outcome, weight }];
    }),
  );

async function answer(name: string, rows: readonly Row[]): Promise<readonly Readonly<Record<string, unknown>>[]> {
  await lake.run("begin transaction");
  try {
    const values = rows.map(
      ({ unit, period, cohort, dose, outcome, weight }) =>
        `('u${unit}', ${period}, ${cohort ?? "null"}, ${dose}, ${outcome}, 'u${unit}', ${weight})`,
    );
    await lake.run(
      `insert into panel_current (unit_id, period, cohort, dose, outcome, cluster_id, weight) values ${values.join(", ")}`,
    );
    return await ask(name, ["%", "%"]);
  } finally {
    await lake.run("rollback");
  }
}

describe("the two-way estimate", () => {
  test("is that of a regression with a dummy for each unit and each period, whenever units enter", async () => {
    const treated = fc.array(unitOf(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 3 })), {
      minLength: 30,
      maxLength: 33,
    });
    const controls = fc.array(unitOf(fc.constant(null), fc.integer({ min: 1, max: 5 })), {
      minLength: 4,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(treated, controls, async (treatedUnits, controlUnits) => {
        const rows = rowsOf([...treatedUnits, ...controlUnits]);
        const [row] = await answer("effect-two-way", rows);
        const expected = byDummies(rows);
        expect(row?.estimate).toBeCloseTo(expected.estimate, 9);
        expect(row?.standard_error).toBeCloseTo(expected.standardError, 9);
      }),
      { numRuns: 25 },
    );
  });

  test("is the sum of its comparisons, whose weights sum to 1, where all units have all periods", async () => {
    const group = (cohort: number | null) =>
      fc.array(unitOf(fc.constant(cohort), fc.constant(1)), { minLength: 30, maxLength: 34 });
    await fc.assert(
      fc.asyncProperty(fc.tuple(group(1), group(3), group(4), group(6), group(null)), async (groups) => {
        const rows = rowsOf(groups.flat());
        const [row] = await answer("effect-two-way", rows);
        const comparisons = await answer("effect-bacon-weights", rows);
        const total = (of: (weight: number, estimate: number) => number) =>
          comparisons.reduce((sum, { weight, estimate }) => sum + of(Number(weight), Number(estimate)), 0);
        expect(total((weight) => weight)).toBeCloseTo(1, 9);
        expect(total((weight, estimate) => weight * estimate)).toBeCloseTo(Number(row?.estimate), 9);
      }),
      { numRuns: 10 },
    );
  });
});

/** Weighted least squares with the columns written out, and its variance clustered by unit: slow, and without any theory. */
function byDummies(rows: readonly Row[]): { readonly estimate: number; readonly standardError: number } {
  const units = [...new Set(rows.map(({ unit }) => unit))];
  const columns = rows.map(({ unit, period, dose }) => [
    dose,
    ...units.map((other) => (other === unit ? 1 : 0)),
    ...Array.from({ length: lastPeriod - 1 }, (_, index) => (index + 2 === period ? 1 : 0)),
  ]);
  const width = columns[0]?.length ?? 0;
  const at = (values: readonly number[] | undefined, index: number): number => values?.[index] ?? 0;
  const products = Array.from({ length: width }, (_, one) =>
    Array.from({ length: width }, (_, other) =>
      rows.reduce((sum, { weight }, row) => sum + weight * at(columns[row], one) * at(columns[row], other), 0),
    ),
  );
  const withOutcome = Array.from({ length: width }, (_, one) =>
    rows.reduce((sum, { weight, outcome }, row) => sum + weight * at(columns[row], one) * outcome, 0),
  );
  const coefficients = solve(products, withOutcome);
  // The first row of the inverse: what each column's score moves the estimate by.
  const influence = solve(
    products,
    products.map((_, index) => (index === 0 ? 1 : 0)),
  );
  const clusters = units.map((unit) =>
    rows.reduce((sum, row, index) => {
      if (row.unit !== unit) return sum;
      const fitted = coefficients.reduce((total, value, column) => total + value * at(columns[index], column), 0);
      const moved = influence.reduce((total, value, column) => total + value * at(columns[index], column), 0);
      return sum + row.weight * moved * (row.outcome - fitted);
    }, 0),
  );
  const [n, k, g] = [rows.length, lastPeriod + 1, units.length];
  const factor = ((g / (g - 1)) * (n - 1)) / (n - k);
  return {
    estimate: at(coefficients, 0),
    standardError: Math.sqrt(factor * clusters.reduce((sum, score) => sum + score * score, 0)),
  };
}

/** Gauss and Jordan, with the largest pivot of each column. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  for (let column = 0; column < rows.length; column += 1) {
    const pivotIndex = rows.reduce(
      (best, row, index) =>
        index >= column && Math.abs(row[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0) ? index : best,
      column,
    );
    const pivotRow = rows[pivotIndex] ?? [];
    rows[pivotIndex] = rows[column] ?? [];
    const scaled = pivotRow.map((value) => value / (pivotRow[column] ?? 1));
    rows[column] = scaled;
    rows.forEach((row, index) => {
      const factor = row[column] ?? 0;
      if (index !== column) rows[index] = row.map((value, place) => value - factor * (scaled[place] ?? 0));
    });
  }
  return rows.map((row) => row.at(-1) ?? 0);
}
