import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommanderError } from "commander";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { measureEffects } from "../../../functions/measure-effects/measure-effects.ts";
import type { Tierline } from "../../../infra/cli/client.ts";
import { effectsCommand } from "../../../infra/cli/commands/effects.ts";
import type { Terminal } from "../../../infra/cli/terminal.ts";
import { EffectsUnknown } from "../../../shared/effects/effect-report.ts";
import { leaveEffectAnswers } from "../../support/effect-answers.ts";
import { openEstimatorLake } from "../../support/estimator-lake.ts";
import { runStatements } from "../../support/lake.ts";
import { lakeDesk } from "../../support/lake-desk.ts";
import { memoryObjects } from "../../support/memory-services.ts";

const run = { run_id: "2011-12-31-00000012", run_number: 12, as_of_date: "2011-12-31" };
const asOf = `'${run.run_id}', '${run.as_of_date}'`;

/**
 * The year 2011. `club`: sixty of 120 customers join in May and order once a month more from then on. `all`: everybody joins in May.
 * `new`: published, and measured by nobody yet. `nobody`: reaches no customer. Each order is of 100 EUR; the club has paid 600.
 * At the club's tier 600 customers end evenly about the line; those who reached it buy 40 more next. Its members' lines are as many before
 * as since.
 */
const year = `
  create table units as select 'c' || number as unit_id, number from dim_number where number < 120;
  insert into runs (run_id, run_number, as_of_date) values ('${run.run_id}', ${run.run_number}, '${run.as_of_date}');
  insert into programs (run_id, as_of_date, program_id, program_version, name_en, name_zh, currency, period)
    select ${asOf}, program_id, 1, 'The ' || program_id, case program_id when 'club' then '俱乐部' end, 'EUR', 'quarter'
    from (values ('club'), ('all'), ('new'), ('nobody')) programs (program_id);
  insert into dim_calendar (day, month, month_number, month_first_day, month_day_after)
    select day, strftime(day, '%Y-%m'), 12 * year(day) + month(day) - 1, day, cast(day + interval 1 month as date)
    from (select cast(unnest(generate_series(date '2011-01-01', date '2012-01-01', interval 1 month)) as date) as day);
  create table memberships as
    select 'club' as program_id, unit_id, number < 60 as is_member from units
    union all select 'all', unit_id, true from units
    union all select 'new', unit_id, number < 60 from units;
  insert into enrolments (run_id, as_of_date, program_id, customer_id, currency, cohort_month, is_held_out)
    select ${asOf}, program_id, unit_id, 'EUR', '2011-05', false from memberships where is_member;
  create table months as
    select program_id, memberships.unit_id, is_member, month, month_number as period,
      1 + hash(memberships.unit_id || month_number) % 3
        + case when program_id = 'club' and is_member and month_number >= 24136 then 1 else 0 end as orders
    from memberships cross join dim_calendar where day < date '2012-01-01';
  insert into panel_current (program_id, outcome_name, unit_id, period, cohort, dose, outcome, cluster_id, weight)
    select program_id, outcome_name, unit_id, period, case when is_member then 24136 end,
      case when is_member and period >= 24136 then 1 else 0 end,
      case outcome_name when 'active' then 1 when 'orders' then orders else 100 * orders end, unit_id, 1
    from months cross join (values ('active'), ('orders'), ('net_amount'), ('net_amount_winsorised')) outcomes (outcome_name);
  insert into published_months (run_id, as_of_date, month, month_run_id)
    select ${asOf}, month, '${run.run_id}' from dim_calendar where day < date '2012-01-01';
  insert into customer_months (run_id, month, customer_id, currency, net_amount, order_count)
    select '${run.run_id}', month, unit_id, 'EUR', 100 * orders, orders from months where program_id = 'club';
  insert into standings (run_id, as_of_date, program_id, customer_id, period_id, period_first_day, period_day_after, accrued_amount)
    select ${asOf}, 'club', unit_id, '2011-Q3', date '2011-07-01', date '2011-10-01', 10 from units where number < 60;
  insert into threshold_current (program_id, period_id, tier, unit_id, distance, outcome)
    select 'club', '2011-Q3', 1, 'n' || number, (number - 299.5) / 300,
      case when number < 300 then 200 else 240 end + hash(number) % 21 - 10 from dim_number where number < 600
    union all select 'club', '2011-Q4', 1, 'n' || number, (number - 299.5) / 300, null from dim_number where number < 600;
  insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values (${asOf}, 'lines', 'orders', 1);
  insert into order_lines (order_id, line_id, order_date, customer_id, quantity, net_amount, currency, ingestion_id)
    select unit_id || '-' || place, '1', date '2011-01-01' + cast(hash(unit_id || place) % 365 as int), unit_id, 1,
      50 + 10 * (hash(unit_id) % 9) + hash(place || unit_id) % 20, 'EUR', 'lines'
    from units cross join (select number as place from dim_number where number < 40) places
    where units.number < 60 and place < 2 + hash(unit_id) % 37;
`;

const lake = await openEstimatorLake();
const { connection } = lake;
const desk = lakeDesk(connection, lake.translate);
let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tierline-effects-"));
  await connection.run("insert into dim_number select unnest(range(10000))");
  await runStatements(connection, year);
});
afterAll(async () => {
  lake.close();
  await rm(directory, { recursive: true, force: true });
});

/** Measures all programs but the new one, as the state machine does, and puts the facts into the lake. */
async function measure(): Promise<void> {
  const objects = memoryObjects();
  const answers = await leaveEffectAnswers(lake, objects, "program_id <> 'new'");
  await measureEffects({ run, answers }, { lake: objects, now: () => "2012-01-01T04:00:00.000Z" });
  const facts = ["effect_cells", "effect_summaries", "density_bins", "threshold_effects", "purchase_baselines"];
  for (const table of [...facts, "effect_runs"]) {
    const file = join(directory, `${table}.parquet`);
    await writeFile(file, await objects.read(`${table}/as_of_date=${run.as_of_date}/${run.run_id}.parquet`));
    await connection.run(
      `insert into ${table} by name select *, '${run.as_of_date}' as as_of_date from read_parquet('${file}', hive_partitioning = false)`,
    );
  }
}

/** The command with its questions asked of the lake. */
async function effects(...words: readonly string[]): Promise<{ readonly output: string; readonly said: string }> {
  const [printed, said]: [string[], string[]] = [[], []];
  const terminal = {
    print: (text) => printed.push(text),
    say: (text) => said.push(text),
  } as Partial<Terminal> as Terminal;
  const tierline = { queryDesk: desk } as Partial<Tierline> as Tierline;
  await effectsCommand({ terminal, withSystem: (_, work) => work(tierline) })
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parseAsync(words, { from: "user" });
  return { output: printed.join("\n"), said: said.join("\n") };
}

describe("before anything is measured", () => {
  test("what to run is said", async () => {
    await expect(effects("--program", "club")).rejects.toThrow(/no effects have been measured yet.*npx tierline run/);
  });
});

describe("after a measurement", () => {
  beforeAll(measure);

  test("the order a month more is told, with the groups, the return and the naive difference", async () => {
    const { output } = await effects("--program", "club", "--margin", "0.3", "--administration-cost", "400");
    expect(output).toMatch(
      /^The club · club\n\nCustomers of The club ordered \d\.\d\d more times per month \(95 % interval/,
    );
    expect(output).toContain("60 customers who joined in May 2011 with 60 who joined no program in that time");
    expect(output).toMatch(/Grade +B /);
    expect(output).toContain("Around the end of 2011-Q3");
    expect(output).toMatch(/Rebates +600\.00 EUR +600\.00 EUR/);
    expect(output).toMatch(/Administration +400\.00 EUR/);
    expect(output).toContain("30.0\u00a0%, as stated");
    expect(output).toContain("The naive comparison, which is no effect");
  });

  test("JSON holds the same figures, and the interval holds the truth", async () => {
    const report = JSON.parse((await effects("--program", "club", "--json")).output);
    expect(report).toMatchObject({
      program: { program_id: "club", currency: "EUR" },
      graded: { grade: "B" },
      comparisons: [{ design: "difference_in_differences", control_group: "never", treated_units: 60 }],
      assumptions: { margin_fraction: null, administration_cost_amount: "0" },
      phases: [],
    });
    const [{ outcome_name, effect }] = report.comparisons[0].outcomes;
    expect(outcome_name).toBe("orders");
    expect(effect.low).toBeLessThan(1);
    expect(effect.high).toBeGreaterThan(1);
    expect(report.event_study.map(({ event_month }: { event_month: number }) => event_month)).toEqual([
      -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7,
    ]);
    expect(report.factors.map(({ factor }: { factor: string }) => factor)).toContain("orders_per_active");
    expect(report.worth[0]).toMatchObject({ rebate_amount: "600", margin: null });
    expect(report.pull_forward.window).toMatchObject({ period: { period_id: "2011-Q3" }, periods_after: 2 });
    expect(report.naive[0]).toMatchObject({ outcome_name: "orders" });
    expect(report.quartiles.length).toBeGreaterThan(1);
  });

  test("what customers near the tier's line bought next is told of the finished period, and not before the next is over", async () => {
    const { output } = await effects("--program", "club");
    expect(output).toMatch(
      /2011-Q3, tier 1: customers just above the line bought more in the next period than those just below it: \+\d\d\.\d\d EUR \(95 % interval/,
    );
    const { threshold_effects: found } = JSON.parse((await effects("--program", "club", "--json")).output);
    expect(found).toMatchObject([
      {
        period_id: "2011-Q3",
        tier: 1,
        verdict: "no_sorting_found",
        graded: { grade: "C", reason: "near_the_line_only" },
      },
    ]);
    const [{ effect, bandwidth, units_above }] = found;
    expect([effect.low < 40, effect.high > 40, effect.low > 0]).toEqual([true, true, true]);
    expect(bandwidth).toBeLessThan(1);
    expect(units_above).toBe(Math.ceil(bandwidth * 300 - 0.5));
  });

  test("what earlier purchases let expect is near what members bought who go on as before", async () => {
    const { output } = await effects("--program", "club");
    expect(output).toMatch(
      /members who bought before they joined have together bought on [\d,]+ days for [\d,]+ EUR since, in 35\.0 weeks/,
    );
    const { purchase_baseline: found } = JSON.parse((await effects("--program", "club", "--json")).output);
    expect(found.reason).toBeNull();
    expect(found.expected.purchase_days / found.purchase_days).toBeGreaterThan(0.8);
    expect(found.expected.purchase_days / found.purchase_days).toBeLessThan(1.2);
  });

  test("a file is written in the language that is asked for", async () => {
    const file = join(directory, "club.html");
    const { output, said } = await effects("--program", "club", "--html", file, "--lang", "zh");
    expect([output, said]).toEqual(["", `The report is in ${file}`]);
    const written = await readFile(file, "utf8");
    expect(written).toContain("俱乐部的参与客户每月多下单");
    expect(written).toContain('<svg role="img"');
  });

  test("beside the truth an estimate says whether it covers it", async () => {
    const file = join(directory, "market-truth.json");
    const figures = { members: 60, mean_with: 3, mean_without: 2, effect: 1, effect_share: 0.5, total_effect: 480 };
    const truth = { program_id: "club", outcome_name: "orders", ...figures };
    await writeFile(file, JSON.stringify({ effects: [{ ...truth, cohort: null }], effects_by_event_month: [] }));
    const { output } = await effects("--program", "club", "--truth", file);
    expect(output).toMatch(/Orders .* B +\+1\.00 +yes/);
    await writeFile(file, "{}");
    await expect(effects("--program", "club", "--truth", file)).rejects.toThrow("is no market-truth.json");
  });

  test("a program that everybody is in is described", async () => {
    const { output } = await effects("--program", "all");
    expect(output).toContain("What The all changes cannot be told.");
    expect(output).toContain("There is nobody to compare with");
    expect(output).toMatch(/Members, before +120 /);
    expect(output).not.toContain("more times");
  });

  test.each`
    program      | says                                              | because
    ${"new"}     | ${/was not there yet when effects were measured/} | ${"it came after the measurement"}
    ${"nobody"}  | ${/reaches no customer/}                          | ${"nobody is in its scope"}
    ${"unknown"} | ${/knows no program unknown/}                     | ${"there is no such program"}
    ${"cl_b"}    | ${/knows no program cl_b/}                        | ${"an id is no pattern"}
  `("$program is not told: $because", async ({ program, says }) => {
    const refused = effects("--program", program);
    await expect(refused).rejects.toThrow(says);
    await expect(refused).rejects.toBeInstanceOf(EffectsUnknown);
  });

  test("a file and JSON are two commands", async () => {
    await expect(effects("--program", "club", "--json", "--html", "x.html")).rejects.toBeInstanceOf(CommanderError);
  });
});
