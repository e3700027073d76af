import { afterAll, beforeAll, expect, test } from "vitest";
import { type Folder, folder, orders, quarterly, simulating } from "./given.ts";

let given: Folder;
let run: ReturnType<typeof simulating>["run"];
let json: ReturnType<typeof simulating>["json"];

const simple = ["--orders", "orders.csv", "--as-of", "2025-12-31"];

/** Of the lot spring c1 draws 3273 and c2 9210 of 10,000. */
const drawn = quarterly.replace("\nproducts:", '\nhold_out: { percent: "40", lot: spring }\nproducts:');

beforeAll(async () => {
  given = await folder();
  ({ run, json } = simulating(given));
  await given.write({ "orders.csv": orders, "quarterly.yaml": quarterly, "drawn.yaml": drawn });
});
afterAll(() => given.remove());

test("a customer whom the lot holds out has no position and earns nothing, and is counted", async () => {
  const { programs, positions } = await json("--programs", "drawn.yaml", ...simple);
  expect(programs).toMatchObject([{ program_id: "quarterly", positions: 1, customers: 1, customers_held_out: 1 }]);
  expect(positions.map(({ customer_id }: { customer_id: string }) => customer_id)).toEqual(["c2"]);
});

test("a later lot takes nothing back: what its version does not govern stays earned", async () => {
  const second = drawn.replace("from: 2025-01-01", "from: 2025-03-01");
  await given.write({ "second.yaml": second });
  const { programs, positions } = await json("--programs", "quarterly.yaml", "second.yaml", ...simple);
  // 733.43 bought in January and February; March's order is under the lot.
  expect(positions).toMatchObject([
    { position: "quarterly/c1/2025-Q1", qualifier_total: "733.43", earned_amount: "7.33" },
    { position: "quarterly/c2/2025-Q1" },
  ]);
  // Whoever the program ever paid is in it, not held out of it.
  expect(programs).toMatchObject([{ customers_held_out: 0 }]);
});

test("a draft with a hold-out says what it would save, and how many customers it holds out", async () => {
  const { comparison } = await json("--programs", "quarterly.yaml", ...simple, "--compare", "drawn.yaml");
  expect(comparison).toMatchObject([
    {
      cost_before_amount: "35.52",
      cost_after_amount: "0",
      customers_held_out_before: 0,
      customers_held_out_after: 1,
      losers: 1,
    },
  ]);
});

test("text tells it where a program holds customers out, and is silent elsewhere", async () => {
  const told = await run("--programs", "drawn.yaml", ...simple);
  expect(told.output).toMatch(/Earning +Held out/);
  expect(told.output).toMatch(/quarterly +1 +1 +0 +1 +99\.99/);
  const silent = await run("--programs", "quarterly.yaml", ...simple);
  expect(silent.output).not.toContain("Held out");
  const compared = await run("--programs", "quarterly.yaml", ...simple, "--compare", "drawn.yaml");
  expect(compared.output).toMatch(/Unchanged +Held out\n.*\n.* 0 to 1/);
});
