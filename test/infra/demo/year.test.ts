import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { explainCommand } from "../../../infra/cli/commands/explain.ts";
import type { Context } from "../../../infra/cli/context.ts";
import { queryText } from "../../../infra/cli/query-text.ts";
import { runQueries } from "../../../infra/cli/run-queries.ts";
import { verify } from "../../../infra/cli/verification.ts";
import { runDemonstration } from "../../../infra/demo/demonstration.ts";
import { generatedYear } from "../../../infra/demo/generated-year.ts";
import { generateDeliveries } from "../../../infra/demo/year/deliveries.ts";
import { withDuckDb } from "../../../shared/aws/duckdb.ts";
import { askForRows } from "../../../shared/aws/questions.ts";
import { askForStatement } from "../../../shared/aws/statement.ts";
import { standings } from "../../../shared/facts/tables.ts";
import { formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";
import { quietTerminal } from "../../support/quiet-terminal.ts";
import { balances, startTestSystem, type TestSystem } from "../../support/system.ts";
import { tierline } from "../cli/captured.ts";

let directory = "";
let machine: TestSystem;
const play = () => runDemonstration(machine.system, { directory, terminal: quietTerminal });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tierline-year-"));
  machine = await startTestSystem();
});
afterAll(async () => {
  await machine.close();
  await rm(directory, { recursive: true, force: true });
});

test("the whole year is played: twelve nights, every program owes something, everything ties", {
  timeout: 300_000,
}, async () => {
  const { nights, filesIngested, entriesPosted } = await play();
  expect(nights).toHaveLength(12);
  expect(filesIngested).toBe(27);
  expect(entriesPosted).toBeGreaterThan(2_000);
  const programs = await askForRows(
    machine.tierline.queryDesk,
    "select program_id, count(distinct program_version) as versions from programs_current group by program_id",
  );
  expect(programs).toHaveLength(6);
  const checks = await verify(machine.tierline, () => undefined);
  expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
});

test("exactly the rows that the year spoils are rejected", async () => {
  const expected = generateDeliveries()
    .filter(({ spoiledRows }) => spoiledRows > 0)
    .map(({ file, spoiledRows }) => [file, spoiledRows]);
  const rejected = (await machine.tierline.ingestions.accepted())
    .filter(({ rowsRejected }) => rowsRejected > 0)
    .map(({ file, rowsRejected }) => [file.split("/").at(-1), rowsRejected]);
  expect(rejected.sort()).toEqual(expected.sort());
});

type Cells = Readonly<Record<string, string | number | null>>;

/** The positions of a simulation as of a day, over what had arrived by then, each read with its own profile. */
async function simulate(day: string, ...options: readonly string[]): Promise<readonly Cells[]> {
  const arrived = (await generatedYear(directory)).arrivals.filter((arrival) => arrival.day <= day);
  const files = arrived
    .flatMap((arrival) => arrival.files)
    .filter(({ profile }) => basename(profile) !== "payees.json");
  const readWith = (name: string) => files.filter(({ profile }) => basename(profile) === name).map(({ file }) => file);
  const { output } = await tierline(
    ...["simulate", "--as-of", day, "--json"],
    ...["--programs", ...arrived.flatMap(({ programs }) => programs)],
    ...["--orders", ...readWith("orders.json"), "--customers", ...readWith("customers.json")],
    ...["--products", ...readWith("products.json"), "--rates", ...readWith("fx-rates.json")],
    ...["--profile", ...new Set(files.map(({ profile }) => profile))],
    ...options,
  );
  return JSON.parse(output).positions;
}

const positionOf = ({ program_id, customer_id, period_id }: Cells) => `${program_id}/${customer_id}/${period_id}`;

/** All that the fact says of a position except for the run and its ledger, decimals in plain digits. */
function standingOf(row: Cells): [position: string, standing: Cells] {
  const told = standings.columns
    .filter(({ name }) => name !== "run_id" && name !== "accrued_amount")
    .map(({ name, type }) => {
      const text = row[name] == null ? null : String(row[name]);
      return [name, type.startsWith("decimal") && text !== null ? formatDecimal(parseDecimal(text)) : text];
    });
  return [positionOf(row), Object.fromEntries(told)];
}

test.each(["2025-06-30", "2025-12-31"])("simulate tells every position as the night of %s did", async (day) => {
  const nightly = await askForRows(machine.tierline.queryDesk, `select * from standings where as_of_date = '${day}'`);
  expect(nightly.length).toBeGreaterThan(900);
  expect(new Map((await simulate(day)).map(standingOf))).toEqual(new Map(nightly.map(standingOf)));
});

test("what simulate would accrue at the end of the year is what the ledger holds", async () => {
  const toAccrue = (await simulate("2025-12-31"))
    .map((row) => [positionOf(row), parseDecimal(String(row.to_accrue_amount)).toFixed(2)] as const)
    .filter(([, amount]) => amount !== "0.00");
  const held = [...(await balances(machine.tierline))].filter(([, amount]) => amount !== "0.00");
  expect(new Map(toAccrue)).toEqual(new Map(held));
});

test("explain and simulate write the same lines of a position, which sum to what it earns", async () => {
  const [largest] = await askForRows(
    machine.tierline.queryDesk,
    `select program_id, customer_id, period_id, earned_amount from standings
     where as_of_date = '2025-12-31' and program_id = 'quarterly-standard'
     order by earned_amount desc, customer_id, period_id limit 1`,
  );
  const position = positionOf(largest ?? {});
  const [one, every] = [join(directory, "one.parquet"), join(directory, "every.parquet")];
  const withSystem: Context["withSystem"] = (_, work) => work(machine.tierline);
  await explainCommand({ terminal: quietTerminal, withSystem }).parseAsync([position, "--parquet", one], {
    from: "user",
  });
  await simulate("2025-12-31", "--parquet", every);

  const { lines, sum, differing } = await withDuckDb(async ({ connection }) => {
    await connection.run(`create view one as select * exclude (run_id) from read_parquet('${one}')`);
    await connection.run(`create view every as select * exclude (run_id) from read_parquet('${every}')
      where program_id || '/' || customer_id || '/' || period_id = '${position}'`);
    const reader = await connection.runAndReadAll(`select
      (select count(*) from one) as lines,
      (select cast(sum(earned_amount) as varchar) from one) as sum,
      (select count(*) from ((from one except all from every) union all (from every except all from one))) as differing`);
    return reader.getRowObjectsJson()[0] ?? {};
  });
  expect(Number(lines)).toBeGreaterThan(10);
  expect(parseDecimal(String(sum))).toEqual(parseDecimal(largest?.earned_amount ?? ""));
  expect(differing).toBe("0");
});

test("customers' statements of the year tie: each position with the ledger, its months with the facts, its payments with the payouts", async () => {
  const rows = await askForRows(
    machine.tierline.queryDesk,
    "select distinct customer_id from standings_current order by customer_id",
  );
  const everyTenth = rows.flatMap(({ customer_id }, index) => (index % 10 === 0 ? [customer_id ?? ""] : []));
  const held = await balances(machine.tierline);
  const span = { firstDay: "2025-01-01", dayAfter: "2026-01-01" };
  const queries = {
    ...(await runQueries()),
    customer: await queryText("statement/customer"),
    customerStandings: await queryText("statement/customer-standings"),
  };
  for (const customerId of everyTenth) {
    // Months and earnings that are not the run's are broken laws, and make no statement.
    const { positions, payments } = await askForStatement(machine.tierline, queries, customerId, span);
    const accrued = positions.map((position) => [
      `${position.programId}/${customerId}/${position.period.id}`,
      position.accrued.toFixed(2),
    ]);
    const own = [...held].filter(([position, amount]) => position.split("/")[1] === customerId && amount !== "0.00");
    expect(new Map(accrued.filter(([, amount]) => amount !== "0.00") as [string, string][])).toEqual(new Map(own));
    for (const { accrued: owed, open, paid, onItsWay } of positions)
      expect(open.plus(paid).plus(onItsWay)).toEqual(owed);
    const waiting = (await machine.tierline.payouts.ofCustomer(customerId)).filter(({ status }) =>
      ["proposed", "in_approval", "held", "approved", "released", "paid"].includes(status),
    );
    expect(new Set(payments.map(({ payoutId }) => payoutId))).toEqual(new Set(waiting.map(({ payoutId }) => payoutId)));
  }
});

test("played again it posts nothing", async () => {
  expect(await play()).toMatchObject({ filesIngested: 0, entriesPosted: 0 });
});
