import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MeasureEffectsInput } from "../../../functions/measure-effects/contract.ts";
import { measureEffects } from "../../../functions/measure-effects/measure-effects.ts";
import { withDuckDb } from "../../../shared/aws/duckdb.ts";
import { readRows } from "../../../shared/aws/parquet.ts";
import { leaveEffectAnswers } from "../../support/effect-answers.ts";
import { openEstimatorLake } from "../../support/estimator-lake.ts";
import { memoryObjects } from "../../support/memory-services.ts";

const run = { run_id: "2011-08-31-00000008", run_number: 8, as_of_date: "2011-08-31" };
/**
 * Eight months of 2011. `frequency`: sixty customers join in May and order once a month more from then on, beside sixty who never do.
 * `everybody`: all join, so that nobody is there to compare with. `few`: twenty join. `drawn`: a lot kept every third customer out.
 * At the tiers of `frequency` 1,000 customers end evenly about the line and buy 300 more next if they reached the first; below the second
 * they move over it. At that of `few` are twenty.
 */
const panel = `
  create table units as select 'c' || number as unit_id, number from dim_number where number < 120;
  insert into runs (run_id, run_number, as_of_date) values ('${run.run_id}', ${run.run_number}, '${run.as_of_date}');
  insert into dim_calendar (day, month, month_number, month_first_day)
    select day, strftime(day, '%Y-%m'), 12 * year(day) + month(day) - 1, day
    from (select cast(unnest(generate_series(date '2011-01-01', date '2011-08-01', interval 1 month)) as date) as day);
  create table memberships as
    select 'frequency' as program_id, unit_id, number < 60 as is_member from units
    union all select 'everybody', unit_id, true from units
    union all select 'few', unit_id, number < 20 from units;
  insert into enrolments (run_id, as_of_date, program_id, customer_id, currency, cohort_month, is_held_out)
    select '${run.run_id}', '${run.as_of_date}', program_id, unit_id, 'EUR', '2011-05', false from memberships where is_member
    union all select '${run.run_id}', '${run.as_of_date}', 'drawn', unit_id, 'EUR', '2011-05', number % 3 = 0 from units;
  insert into panel_current (program_id, outcome_name, unit_id, period, cohort, dose, outcome, cluster_id, weight)
    with orders as (
      select program_id, memberships.unit_id, month_number as period, case when is_member then 24136 end as cohort,
        1 + hash(memberships.unit_id || month_number) % 3
          + case when program_id = 'frequency' and is_member and month_number >= 24136 then 1 else 0 end as orders
      from memberships cross join dim_calendar where day = month_first_day
    )
    select program_id, outcome_name, unit_id, period, cohort, case when period >= cohort then 1 else 0 end,
      case outcome_name when 'active' then 1 when 'orders' then orders else 100 * orders end, unit_id, 1
    from orders cross join (values ('active'), ('orders'), ('net_amount')) outcomes (outcome_name);
  insert into hold_out_current (program_id, outcome_name, unit_id, is_held_out, outcome, outcome_before)
    select 'drawn', 'orders', unit_id, number % 3 = 0, hash(unit_id) % 5 + case when number % 3 = 0 then 0 else 2 end, hash(unit_id) % 5
    from units;
  insert into threshold_current (program_id, period_id, tier, unit_id, distance, distance_before, outcome)
    with near as (select 'n' || number as unit_id, (number - 499.5) / 500 as distance from dim_number where number < 1000),
    tiers as (
      select '2011-H1' as period_id, 1 as tier, unit_id, distance, 500 + 100 * distance + case when distance < 0 then 0 else 300 end as outcome from near
      union all select '2011-H1', 2, unit_id, case when distance between -0.1 and 0 then -distance else distance end, 500 from near
      union all select '2011-H2', 1, unit_id, distance, null from near
    )
    select 'frequency', period_id, tier, unit_id, distance, distance - 0.1, outcome + hash(unit_id) % 41 - 20 from tiers
    union all select 'few', '2011-H1', 1, unit_id, number / 10.0 - 1, null, 10 * number from units where number < 20;
`;

const objects = memoryObjects();
const lake = await openEstimatorLake();
afterAll(lake.close);

let input: MeasureEffectsInput;
beforeAll(async () => {
  await lake.connection.run("insert into dim_number select unnest(range(10000))");
  await lake.connection.run(panel);
  input = { run, answers: await leaveEffectAnswers(lake, objects) };
});

const measure = () => measureEffects(input, { lake: objects, now: () => "2011-09-01T04:00:00.000Z" });
const key = (table: string) => `${table}/as_of_date=${run.as_of_date}/${run.run_id}.parquet`;
const rowsOf = (table: string) => withDuckDb((duckdb) => readRows(duckdb, objects, [key(table)]));

describe("a measurement", () => {
  test("writes its row last, so that all facts are there before any is visible", async () => {
    const written: string[] = [];
    await measureEffects(input, {
      lake: {
        ...objects,
        upload: async (_, name) => {
          written.push(name);
        },
      },
      now: () => "2011-09-01T04:00:00.000Z",
    });
    expect(written).toEqual([
      key("effect_cells"),
      key("effect_summaries"),
      key("density_bins"),
      key("threshold_effects"),
      key("purchase_baselines"),
      key("effect_runs"),
    ]);
  });

  test("done again leaves the same objects", async () => {
    await measure();
    const first = new Map(objects.objects);
    await measure();
    expect(new Map(objects.objects)).toEqual(first);
  });

  test("finds the order a month more, grades it B, and tells its band beside each interval", async () => {
    const rows = await rowsOf("effect_summaries");
    const of = (estimator: string) =>
      rows.filter(
        (row) =>
          row.program_id === "frequency" &&
          row.outcome_name === "orders" &&
          row.control_group === "never" &&
          row.estimator === estimator,
      );
    const [simple] = of("group_time");
    expect(simple).toMatchObject({ treated_units: "60", control_units: "60", grade: "B", reason: null });
    expect(Number(simple?.low)).toBeLessThan(1);
    expect(Number(simple?.high)).toBeGreaterThan(1);
    expect(Number(simple?.p_value)).toBeLessThan(0.001);
    const study = of("event_study");
    expect(study.map((row) => Number(row.event_month))).toEqual([-3, -2, -1, 0, 1, 2, 3]);
    for (const row of study) {
      expect(Number(row.band_low)).toBeLessThan(Number(row.low));
      expect(Number(row.band_high)).toBeGreaterThan(Number(row.high));
    }
  });

  test("tells the factors of the amount: only the orders of those who buy have changed", async () => {
    const rows = (await rowsOf("effect_summaries")).filter(
      ({ program_id, estimator }) => program_id === "frequency" && estimator?.startsWith("decomposition_"),
    );
    expect(rows.map(({ estimator }) => estimator).sort()).toEqual([
      "decomposition_active",
      "decomposition_amount",
      "decomposition_orders",
    ]);
    const orders = rows.find(({ estimator }) => estimator === "decomposition_orders");
    expect(Math.exp(Number(orders?.low))).toBeLessThan(1.5);
    expect(Math.exp(Number(orders?.high))).toBeGreaterThan(1.5);
    expect(Number(orders?.low)).toBeGreaterThan(0);
    expect(orders?.is_ratio).toBe("true");
  });

  test("grades a lot A, and takes off what was bought before", async () => {
    const rows = (await rowsOf("effect_summaries")).filter(({ program_id }) => program_id === "drawn");
    expect(rows.map(({ estimator, control_group, grade }) => [estimator, control_group, grade])).toEqual([
      ["hold_out", "held_out", "A"],
      ["hold_out_cuped", "held_out", "A"],
    ]);
    expect(Number(rows[1]?.estimate)).toBeCloseTo(2, 5);
  });

  test.each`
    program        | reason                | because
    ${"everybody"} | ${"no_control_group"} | ${"nobody is outside the program"}
    ${"few"}       | ${"too_few_treated"}  | ${"twenty customers are too few"}
  `("says of $program no number, but $reason: $because", async ({ program, reason }) => {
    const rows = (await rowsOf("effect_summaries")).filter(({ program_id }) => program_id === program);
    expect(rows).not.toEqual([]);
    for (const row of rows) expect(row).toMatchObject({ estimate: null, low: null, grade: "D", reason });
    const cells = (await rowsOf("effect_cells")).filter(({ program_id }) => program_id === program);
    for (const cell of cells) expect(cell).toMatchObject({ estimate: null, p_value: null });
  });

  test("finds what customers buy more next who reached a tier, and tells none of it where they choose their side", async () => {
    const rows = await rowsOf("threshold_effects");
    expect(
      rows.map(({ program_id, period_id, tier, grade, reason }) => [program_id, period_id, tier, grade, reason]),
    ).toEqual([
      ["few", "2011-H1", "1", "D", "too_few_near_the_line"],
      ["frequency", "2011-H1", "1", "C", "near_the_line_only"],
      ["frequency", "2011-H1", "2", "D", "density_rejected"],
    ]);
    const [few, first, second] = rows;
    expect(few).toMatchObject({
      estimate: null,
      low: null,
      verdict: "not_tested",
    });
    expect(Number(first?.low)).toBeLessThan(300);
    expect(Number(first?.high)).toBeGreaterThan(300);
    expect(Number(first?.high) - Number(first?.low)).toBeLessThan(60);
    expect(Number(first?.p_value)).toBeLessThan(0.001);
    expect(first).toMatchObject({ verdict: "no_sorting_found", run_id: run.run_id });
    expect(Number(second?.density_z)).toBeGreaterThan(1.96);
    expect(second?.verdict).toBe("customers_choose_their_side");
  });

  test("tells cells and bins by their months and periods, and which months were measured", async () => {
    const cells = await rowsOf("effect_cells");
    expect(cells.find(({ event_month, estimate }) => event_month === "0" && estimate !== null)).toMatchObject({
      cohort_month: "2011-05",
      month: "2011-05",
    });
    expect(await rowsOf("density_bins")).toContainEqual(
      expect.objectContaining({ program_id: "frequency", period_id: "2011-H1", tier: "1", bin: "0" }),
    );
    expect(await rowsOf("effect_runs")).toMatchObject([
      { panel_first_month: "2011-01", panel_last_month: "2011-08", run_number: "8", winsorised_percentile: "99.0" },
    ]);
  });
});
