import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { openEstimatorLake } from "../support/estimator-lake.ts";

const { connection: lake, close, ...estimators } = await openEstimatorLake();
afterAll(close);

/** A unit with its outcomes by period; null where it has none. */
type Unit = {
  readonly cohort: number | null;
  readonly weight: number;
  readonly cluster: number;
  readonly outcomes: readonly (number | null)[];
};

const controlGroups = ["never", "not_yet"] as const;
type ControlGroup = (typeof controlGroups)[number];
type Answer = readonly Readonly<Record<string, unknown>>[];

const periodCount = 6;
const cohorts = [2, 4, 5];

/** Whole histories, late entries and gaps; in clusters of one or more units. */
const unitOf = (cohort: fc.Arbitrary<number | null>): fc.Arbitrary<Unit> =>
  fc.record({
    cohort,
    weight: fc.integer({ min: 1, max: 40 }).map((tenths) => tenths / 10),
    cluster: fc.integer({ min: 0, max: 60 }),
    outcomes: fc
      .tuple(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: periodCount, maxLength: periodCount }),
        fc.oneof(fc.constant(0), fc.integer({ min: 0, max: periodCount - 1 })),
        fc.option(fc.integer({ min: 0, max: periodCount - 1 }), { freq: 3 }),
      )
      .map(([outcomes, first, gap]) =>
        outcomes.map((outcome, index) => (index < first || index === gap ? null : outcome)),
      ),
  });

const panels = fc
  .tuple(
    fc.array(unitOf(fc.constantFrom(...cohorts)), { minLength: 90, maxLength: 110 }),
    fc.array(unitOf(fc.constant(null)), { minLength: 5, maxLength: 30 }),
  )
  .map(([treated, never]) => [...treated, ...never].filter(({ outcomes }) => outcomes.some((each) => each !== null)));

async function fill(units: readonly Unit[]): Promise<void> {
  const rows = units.flatMap(({ cohort, weight, cluster, outcomes }, unit) =>
    outcomes.flatMap((outcome, index) =>
      outcome === null ? [] : [`('u${unit}', ${index + 1}, ${cohort ?? "null"}, ${outcome}, 'c${cluster}', ${weight})`],
    ),
  );
  await lake.run(
    `insert into panel_current (unit_id, period, cohort, outcome, cluster_id, weight) values ${rows.join(", ")}`,
  );
}

const ask = (name: string, ...window: readonly string[]): Promise<Answer> =>
  estimators.ask(name, ["%", "%", ...window]);

/** Estimate, and the influence of each unit in the order of the units, before it is divided by their number. */
type Effect = {
  readonly estimate: number;
  readonly influence: readonly number[];
  readonly treated: ReadonlySet<number>;
};
type Cell = Effect & { readonly cohort: number; readonly period: number };

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const standardError = ({ influence }: Effect) => Math.sqrt(sum(influence.map((each) => each ** 2))) / influence.length;

/** By the formula, unit by unit; undefined where one side has no unit. */
function cellOf(units: readonly Unit[], group: ControlGroup, cohort: number, period: number): Cell | undefined {
  const base = period >= cohort ? cohort - 1 : period - 1;
  const changes = units.map(({ outcomes }) => {
    const [after, before] = [outcomes[period - 1] ?? null, outcomes[base - 1] ?? null];
    return after === null || before === null ? null : after - before;
  });
  const isControl = (own: number | null) =>
    own === null || (group === "not_yet" && own !== cohort && own > Math.max(period, base));
  const armOf = (isIn: (own: number | null) => boolean) => {
    const members = units.flatMap((unit, index) => {
      const change = changes[index] ?? null;
      return isIn(unit.cohort) && change !== null ? [{ index, change, weight: unit.weight }] : [];
    });
    const weight = sum(members.map((each) => each.weight));
    const mean = sum(members.map((each) => each.weight * each.change)) / weight;
    return { members, weight, mean };
  };
  const treated = armOf((own) => own === cohort);
  const controls = armOf(isControl);
  if (treated.weight === 0 || controls.weight === 0) return undefined;
  const influence = units.map(() => 0);
  for (const [sign, arm] of [[1, treated] as const, [-1, controls] as const])
    for (const { index, change, weight } of arm.members)
      influence[index] = (units.length * sign * weight * (change - arm.mean)) / arm.weight;
  return {
    cohort,
    period,
    estimate: treated.mean - controls.mean,
    influence,
    treated: new Set(treated.members.map(({ index }) => index)),
  };
}

/** The mean of cells by the sizes of their cohorts, and what it owes to the sizes being estimated. */
function aggregateOf(units: readonly Unit[], cells: readonly Cell[]): Effect {
  const meanWeight = sum(units.map(({ weight }) => weight)) / units.length;
  const share = (cohort: number) =>
    sum(units.map((unit) => (unit.cohort === cohort ? unit.weight / meanWeight : 0))) / units.length;
  const all = sum(cells.map(({ cohort }) => share(cohort)));
  const estimate = sum(cells.map((cell) => share(cell.cohort) * cell.estimate)) / all;
  const influence = units.map((unit, index) =>
    sum(
      cells.map((cell) => {
        const isOwn = unit.cohort === cell.cohort ? unit.weight / meanWeight : 0;
        const ofCell = share(cell.cohort) * (cell.influence[index] ?? 0);
        return (ofCell + (isOwn - share(cell.cohort)) * (cell.estimate - estimate)) / all;
      }),
    ),
  );
  return { estimate, influence, treated: new Set(cells.flatMap(({ treated }) => [...treated])) };
}

function cellsOf(units: readonly Unit[], group: ControlGroup): readonly Cell[] {
  return cohorts
    .filter((cohort) => units.some((unit) => unit.cohort === cohort))
    .flatMap((cohort) =>
      Array.from({ length: periodCount }, (_, index) => cellOf(units, group, cohort, index + 1) ?? []).flat(),
    );
}

/** What a row of an answer must say of an effect. */
const told = (effect: Effect) =>
  effect.treated.size < 30
    ? { treated_units: `${effect.treated.size}`, estimate: null, standard_error: null }
    : {
        treated_units: `${effect.treated.size}`,
        estimate: expect.closeTo(effect.estimate, 9),
        standard_error: expect.closeTo(standardError(effect), 9),
      };

async function withPanel(units: readonly Unit[], check: () => Promise<void>): Promise<void> {
  await lake.run("begin transaction");
  try {
    await fill(units);
    await check();
  } finally {
    await lake.run("rollback");
  }
}

describe("on any panel, with late entries, gaps and weights", () => {
  test("cells are what the formula gives unit by unit", () =>
    fc.assert(
      fc.asyncProperty(panels, (units) =>
        withPanel(units, async () => {
          const rows = await ask("effect-group-time");
          for (const group of controlGroups) {
            const found = rows.filter((row) => row.control_group === group);
            const expected = cellsOf(units, group).map((cell) => ({
              cohort: cell.cohort,
              period: cell.period,
              ...told(cell),
            }));
            expect(found).toMatchObject(expected);
          }
        }),
      ),
      { numRuns: 8 },
    ));

  test("aggregates too, with the term for the cohorts' sizes", () =>
    fc.assert(
      fc.asyncProperty(panels, (units) =>
        withPanel(units, async () => {
          const rows = await ask("effect-aggregates", "-3", "2");
          for (const group of controlGroups) {
            const cells = cellsOf(units, group);
            const since = cells.filter(({ cohort, period }) => period >= cohort);
            const expected = [
              ...groupsOf(since, ({ period }) => period).map(([period, of]) => ({
                aggregation: "calendar",
                period,
                of,
              })),
              ...groupsOf(since, ({ cohort }) => cohort).map(([cohort, of]) => ({ aggregation: "cohort", cohort, of })),
              ...groupsOf(cells, ({ cohort, period }) => period - cohort)
                .filter(([event_month]) => event_month >= -3 && event_month <= 2)
                .map(([event_month, of]) => ({ aggregation: "event_study", event_month, of })),
              ...groupsOf(since, () => 0).map(([, of]) => ({ aggregation: "simple", of })),
            ].map(({ of, ...key }) => ({ ...key, ...told(aggregateOf(units, of)) }));
            expect(rows.filter((row) => row.control_group === group)).toMatchObject(expected);
          }
        }),
      ),
      { numRuns: 8 },
    ));

  test("influence is that of all units of a cluster, as long as each cluster is a bucket", () =>
    fc.assert(
      fc.asyncProperty(panels, (units) =>
        withPanel(units, async () => {
          const rows = await ask("effect-influence", "-3", "3");
          const clusters = [...new Set(units.map(({ cluster }) => `c${cluster}`))].sort();
          for (const group of controlGroups) {
            const expected = groupsOf(cellsOf(units, group), ({ cohort, period }) => period - cohort).flatMap(
              ([event_month, cells]) => {
                const effect = aggregateOf(units, cells);
                if (event_month < -3 || event_month > 3 || effect.treated.size < 30) return [];
                return clusters.flatMap((name, bucket) => {
                  const own = effect.influence.filter((_, index) => `c${units[index]?.cluster}` === name);
                  return [{ event_month, bucket, estimate: effect.estimate, influence: sum(own) / units.length }];
                });
              },
            );
            const found = rows.filter((row) => row.control_group === group);
            // A bucket that has no part in an event month has no row.
            const without = expected.filter(
              ({ event_month, bucket }) =>
                !found.some((row) => row.event_month === event_month && row.bucket === `${bucket}`),
            );
            expect(without.filter(({ influence }) => Math.abs(influence) > 1e-12)).toEqual([]);
            expect(found).toMatchObject(
              expected
                .filter((each) => !without.includes(each))
                .map(({ event_month, bucket, estimate, influence }) => ({
                  event_month,
                  bucket: `${bucket}`,
                  estimate: expect.closeTo(estimate, 9),
                  influence: expect.closeTo(influence, 9),
                })),
            );
          }
        }),
      ),
      { numRuns: 8 },
    ));
});

test("of more than 2,000 clusters some share a bucket, and all influence still sums to nothing", async () => {
  // Outside of a transaction: what is not committed is planned for as if it were nothing.
  await lake.run(
    `insert into panel_current (unit_id, period, cohort, outcome, cluster_id)
       select 'u' || number, period, case when number % 3 = 0 then 2 end, (number * period) % 17, 'u' || number
       from range(2500) numbers(number), range(1, 3) periods(period)`,
  );
  try {
    const rows = (await ask("effect-influence", "0", "0")).filter((row) => row.control_group === "never");
    expect(rows.map(({ bucket }) => bucket)).toEqual(Array.from({ length: 2000 }, (_, bucket) => `${bucket}`));
    expect(sum(rows.map(({ influence }) => Number(influence)))).toBeCloseTo(0, 12);
    const [effect] = (await ask("effect-aggregates", "0", "0")).filter(
      (row) => row.control_group === "never" && row.aggregation === "event_study",
    );
    const fromBuckets = Math.sqrt(sum(rows.map(({ influence }) => Number(influence) ** 2)));
    expect(fromBuckets / Number(effect?.standard_error)).toBeGreaterThan(0.9);
    expect(fromBuckets / Number(effect?.standard_error)).toBeLessThan(1.1);
  } finally {
    await lake.run("delete from panel_current");
  }
});

/** Sorted by key, as the answers are. */
function groupsOf(
  cells: readonly Cell[],
  key: (cell: Cell) => number,
): readonly (readonly [number, readonly Cell[]])[] {
  return [...Map.groupBy(cells, key)].sort(([left], [right]) => left - right);
}
