import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Terminal } from "../../../infra/cli/terminal.ts";
import { runDemonstration } from "../../../infra/demo/demonstration.ts";
import { quietTerminal } from "../../support/quiet-terminal.ts";
import { startTestSystem, type TestSystem } from "../../support/system.ts";

const orders = `order,line,date,customer,product,quantity,net
o1,1,2025-01-10,c1,p1,3,400.00
o2,1,2025-02-11,c1,p1,1,600.00
o3,1,2025-02-12,,p1,1,50.00
o4,1,2025-03-05,c1,p1,-1,-100.00
`;

const profile = {
  source_id: "shop",
  kind: "orders",
  format: { type: "csv" },
  columns: {
    order_id: "order",
    line_id: "line",
    order_date: "date",
    customer_id: "customer",
    product_id: "product",
    quantity: "quantity",
    net_amount: "net",
    currency: { constant: "EUR" },
  },
};

const version = (from: string, percent: string) => `
program: yearly
name: { en: Yearly bonus }
contract_reference: test
effective: { from: ${from} }
currency: EUR
period: year
qualifier: { measure: net_amount }
base: { measure: net_amount }
method: whole
tiers: [{ from: "100", benefit: { kind: percent, percent: "${percent}" } }]
`;

let directory = "";
let machine: TestSystem;
const file = (name: string) => join(directory, name);

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tierline-demonstration-"));
  await mkdir(file("programs"));
  await writeFile(file("orders.csv"), orders);
  await writeFile(file("shop.json"), JSON.stringify(profile));
  await writeFile(file("programs/yearly.1.yaml"), version("2025-01-01", "1"));
  await writeFile(file("programs/yearly.2.yaml"), version("2025-02-01", "2"));
  machine = await startTestSystem();
});
afterAll(async () => {
  await machine.close();
  await rm(directory, { recursive: true, force: true });
});

async function demonstrate(programs = "programs") {
  const said: string[] = [];
  const terminal: Terminal = { ...quietTerminal, print: (text) => void said.push(text) };
  const given = { orders: file("orders.csv"), profile: file("shop.json"), programs: file(programs) };
  const options = { ...given, terminal, state: "my/state" };
  const result = await runDemonstration(machine.system, options);
  return { result, text: said.join("\n") };
}

test("own orders are run at each month end and on their last day", async () => {
  const { result, text } = await demonstrate();
  expect(result.nights.map(({ run }) => run.as_of_date)).toEqual(["2025-01-31", "2025-02-28", "2025-03-05"]);
  expect(result).toMatchObject({ filesIngested: 1, entriesPosted: 3 });
  // 1 % of 400.00 under the first version, 2 % of 600.00 − 100.00 under the second.
  expect(text).toMatch(/yearly\s+-2\.00\s+14\.00\s+EUR/);
  expect(text).toContain("customer_missing");
  expect(text).toContain("held: files, order lines, standings, ledger and facts tie");
  // Commands that find the state that this start was told to use.
  expect(text).toContain("npx tierline explain yearly/c1/2025 --state my/state\n");
  expect(text).toContain("npx tierline queries\n");
});

test("a second time nothing is ingested, published or posted, and it says so", async () => {
  const { result, text } = await demonstrate();
  expect(result.nights.map(({ run }) => run.as_of_date)).toEqual(["2025-03-05"]);
  expect(result).toMatchObject({ filesIngested: 0, entriesPosted: 0 });
  expect(text).toContain("This start posted nothing");
  const versions = await machine.tierline.programs.all();
  expect(versions.map(({ version }) => version)).toEqual([1, 2]);
});

test("a program with problems is refused with their paths, and nothing is run", async () => {
  await mkdir(file("wrong"));
  await writeFile(file("wrong/one.yaml"), version("2025-01-01", "1").replace("whole", "hole"));
  const runs = await machine.tierline.runs.latest(10);
  await expect(demonstrate("wrong")).rejects.toThrow(/method/);
  expect(await machine.tierline.runs.latest(10)).toEqual(runs);
});

test("orders without a profile are a matter of usage", async () => {
  await expect(runDemonstration(machine.system, { orders: file("orders.csv") })).rejects.toMatchObject({
    exit: "usage",
  });
});
