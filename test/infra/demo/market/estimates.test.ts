import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { queryText } from "../../../../infra/cli/query-text.ts";
import { runDemonstration } from "../../../../infra/demo/demonstration.ts";
import { marketPrograms } from "../../../../infra/demo/generated-market.ts";
import { playMarket } from "../../../../infra/demo/market/market.ts";
import type { Truth } from "../../../../infra/demo/market/truth.ts";
import { askForRows, sqlLiteral } from "../../../../shared/aws/questions.ts";
import { monthText } from "../../../../shared/effects/month-number.ts";
import { parseQueryFile } from "../../../../shared/queries/query-file.ts";
import { quietTerminal } from "../../../support/quiet-terminal.ts";
import { startTestSystem, type TestSystem } from "../../../support/system.ts";

/** The market on a started system: what the estimators say of it is held against what its programs really change. */

let directory = "";
let machine: TestSystem;
let truth: Truth;
const play = () => runDemonstration(machine.system, { market: true, directory, terminal: quietTerminal });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tierline-market-"));
  machine = await startTestSystem();
});
afterAll(async () => {
  await machine.close();
  await rm(directory, { recursive: true, force: true });
});

type Row = Readonly<Record<string, string | null>>;

async function asked(name: string, parameters: Readonly<Record<string, string>>): Promise<readonly Row[]> {
  const file = parseQueryFile(name, await queryText(`effects/${name}`));
  const literals = file.parameters.map((parameter) => sqlLiteral(parameter.type, parameters[parameter.name] ?? ""));
  return askForRows(machine.tierline.queryDesk, file.sql, literals);
}

const everyProgram = { program_pattern: "%" };
const eventMonths = { first_event_month: "-12", last_event_month: "24" };

function trueEffect({ program_id: program, cohort }: Row, outcome: string): number {
  const found = truth.effects.find(
    (each) =>
      each.program_id === program &&
      each.outcome_name === outcome &&
      each.cohort === (cohort == null ? null : Number(cohort)),
  );
  return found?.effect ?? Number.NaN;
}

/** How many standard errors an estimate is away from what is true. */
const distance = (estimate: string | null | undefined, error: string | null | undefined, effect: number): number =>
  Math.abs(Number(estimate ?? Number.NaN) - effect) / Number(error ?? Number.NaN);

test("the whole market is played in two nights, and nothing is rejected", { timeout: 600_000 }, async () => {
  const { nights, filesIngested } = await play();
  truth = JSON.parse(await readFile(join(directory, "market-truth.json"), "utf8"));
  expect(nights.map(({ run }) => run.as_of_date)).toEqual(["2024-12-31", "2025-12-31"]);
  expect(filesIngested).toBe(10);
  const ingestions = await machine.tierline.ingestions.accepted();
  expect(ingestions.filter(({ rowsRejected }) => rowsRejected > 0)).toEqual([]);
});

test("the system finds the members, their months and those held out as the model has them", async () => {
  const documents = (await marketPrograms()).map(({ document }) => document);
  const enrolled = await askForRows(
    machine.tierline.queryDesk,
    "select program_id, customer_id, cohort_month, is_held_out from enrolments_current",
  );
  const cohortMonth = (cohort: number) => monthText(2024 * 12 + cohort);
  const { customers } = playMarket(documents);
  const members = customers.flatMap(({ customer, membership }) =>
    membership === undefined
      ? []
      : [`${membership.programId} ${customer.customerId} ${cohortMonth(membership.cohort)}`],
  );
  const paid = enrolled.filter(({ is_held_out }) => is_held_out === "false");
  const named = paid.map(({ program_id, customer_id, cohort_month }) => `${program_id} ${customer_id} ${cohort_month}`);
  expect(named.sort()).toEqual(members.sort());
  const heldOut = enrolled
    .filter(({ is_held_out }) => is_held_out === "true")
    .map(({ customer_id }) => customer_id ?? "");
  const drawnOut = customers.filter(
    ({ customer, membership }) => customer.tags.includes("frequent-buyer") && membership === undefined,
  );
  expect(heldOut.sort()).toEqual(drawnOut.map(({ customer }) => customer.customerId).sort());
});

test.each(["net_amount", "orders", "active"])("the panel's %s of members are the truth's", async (outcome) => {
  const means = await askForRows(
    machine.tierline.queryDesk,
    `select program_id, avg(outcome) as mean_with, count(*) as member_months from panel_current
     where outcome_name = '${outcome}' and period >= cohort group by program_id`,
  );
  expect(means).toHaveLength(4);
  for (const { program_id, mean_with, member_months } of means) {
    const whole = truth.effects.find(
      (each) => each.program_id === program_id && each.outcome_name === outcome && each.cohort === null,
    );
    expect(Number(member_months)).toBe(whole?.member_months);
    expect(Number(mean_with)).toBeCloseTo(whole?.mean_with ?? Number.NaN, 6);
  }
});

// 1.96 standard errors hold the truth in 95 of 100 markets; this one is always the same.
describe.each(["net_amount", "orders", "active"])("the truth of %s lies in the interval of", (outcome) => {
  const asking = { ...everyProgram, outcome_pattern: outcome };

  test("the difference of each cohort's change to the controls'", async () => {
    const rows = await asked("effect-did", asking);
    expect(rows).toHaveLength(5);
    for (const row of rows)
      expect(distance(row.estimate, row.standard_error, trueEffect(row, outcome))).toBeLessThan(1.96);
  });

  test("the group-time effects, put together", async () => {
    const rows = await asked("effect-aggregates", { ...asking, ...eventMonths });
    const simple = rows.filter(
      ({ aggregation, control_group }) => aggregation === "simple" && control_group === "never",
    );
    expect(simple).toHaveLength(4);
    for (const row of simple)
      expect(distance(row.estimate, row.standard_error, trueEffect(row, outcome))).toBeLessThan(1.96);
  });

  test("the randomised hold-out, and more narrowly with what was bought before", async () => {
    const [row, ...others] = await asked("effect-hold-out", asking);
    expect(others).toEqual([]);
    const effect = trueEffect({ program_id: "frequent-buyer", cohort: null }, outcome);
    expect(distance(row?.estimate, row?.standard_error, effect)).toBeLessThan(1.96);
    expect(distance(row?.cuped_estimate, row?.cuped_standard_error, effect)).toBeLessThan(1.96);
    expect(Number(row?.cuped_standard_error)).toBeLessThan(Number(row?.standard_error));
  });
});

test("what the club and the frequent buyers order more is more than chance", async () => {
  const rows = await asked("effect-did", { ...everyProgram, outcome_pattern: "orders" });
  const seen = rows.filter(({ program_id }) => ["quarterly-club", "frequent-buyer"].includes(program_id ?? ""));
  expect(seen).toHaveLength(3);
  for (const { estimate, standard_error } of seen) expect(distance(estimate, standard_error, 0)).toBeGreaterThan(1.96);
});

test("partners buy twice as much as others, and the change says that the bonus did none of it", async () => {
  const [row] = await asked("effect-did", { program_pattern: "partner-annual", outcome_pattern: "net_amount" });
  expect(Number(row?.treated_mean_after) / Number(row?.control_mean_after)).toBeGreaterThan(2);
  expect(distance(row?.estimate, row?.standard_error, 0)).toBeLessThan(1.96);
});

/** The deadline of 30 September 2025, with the months before and after it. */
const deadline = { deadline_period: String(2025 * 12 + 8), periods_before: "1", periods_after: "1" };
const stockists = { program_pattern: "stock-up-half-year", outcome_pattern: "orders", ...deadline };

function trueEffectOfStockists(eventMonth: number): number {
  const found = truth.effects_by_event_month.find(
    (each) =>
      each.program_id === "stock-up-half-year" && each.outcome_name === "orders" && each.event_month === eventMonth,
  );
  return found?.effect ?? Number.NaN;
}

test("what the stockists order before their deadline they do not order after it", async () => {
  const rows = await asked("effect-pull-forward", stockists);
  const at = (since: string) => rows.find(({ periods_since_deadline }) => periods_since_deadline === since);
  const [september, october] = [at("0"), at("1")];
  expect(distance(september?.estimate, september?.standard_error, trueEffectOfStockists(5))).toBeLessThan(1.96);
  expect(distance(october?.estimate, october?.standard_error, trueEffectOfStockists(6))).toBeLessThan(1.96);
  expect(distance(october?.estimate, october?.standard_error, 0)).toBeGreaterThan(1.96);
  expect(distance(october?.net_estimate, october?.net_standard_error, 0)).toBeLessThan(1.96);
});

test("docs/simulated-market.md shows what is true and what is estimated", async () => {
  const page = await readFile(join(import.meta.dirname, "../../../../docs/simulated-market.md"), "utf8");
  const shown = [
    ...page.matchAll(/^\| `([a-z-]+)` +\| `(effect-[a-z-]+)`(?:, (\S+))? +\| (\S+) +\| (\S+) ± (\S+) +\|/gm),
  ];
  expect(shown.map(([, ...cells]) => cells.map((cell) => cell ?? ""))).toEqual(await figuresOfOrders());
});

/** The figures of the page's table, in its order. */
async function figuresOfOrders(): Promise<readonly (readonly string[])[]> {
  const asking = { ...everyProgram, outcome_pattern: "orders" };
  const [holdOut] = await asked("effect-hold-out", asking);
  const did = await asked("effect-did", asking);
  const pulled = await asked("effect-pull-forward", stockists);
  const figures = (effect: number, estimate: string | null | undefined, error: string | null | undefined) =>
    [effect, estimate, error].map((value) => Number(value).toFixed(3));
  const ofCohort = (program: string, month: string) => {
    const cohort = truth.effects.find(
      ({ program_id, cohort_month }) => program_id === program && cohort_month === month,
    );
    const row = did.find((each) => each.program_id === program && each.cohort === String(cohort?.cohort));
    return [
      program,
      "effect-did",
      month,
      ...figures(trueEffect(row ?? {}, "orders"), row?.estimate, row?.standard_error),
    ];
  };
  const ofStockists = (month: string, since: string, eventMonth: number) => {
    const row = pulled.find(({ periods_since_deadline }) => periods_since_deadline === since);
    const effect = trueEffectOfStockists(eventMonth);
    return ["stock-up-half-year", "effect-pull-forward", month, ...figures(effect, row?.estimate, row?.standard_error)];
  };
  const effect = trueEffect({ program_id: "frequent-buyer", cohort: null }, "orders");
  return [
    ["frequent-buyer", "effect-hold-out", "", ...figures(effect, holdOut?.estimate, holdOut?.standard_error)],
    [
      "frequent-buyer",
      "effect-hold-out",
      "CUPED",
      ...figures(effect, holdOut?.cuped_estimate, holdOut?.cuped_standard_error),
    ],
    ofCohort("quarterly-club", "2024-07"),
    ofCohort("quarterly-club", "2025-01"),
    ofCohort("partner-annual", "2025-01"),
    ofStockists("2025-09", "0", 5),
    ofStockists("2025-10", "1", 6),
  ];
}

test("played again it posts nothing", { timeout: 600_000 }, async () => {
  expect(await play()).toMatchObject({ filesIngested: 0, entriesPosted: 0 });
});
