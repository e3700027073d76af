import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Folder, folder, orders, quarterly, simulating } from "./given.ts";

let given: Folder;
let run: ReturnType<typeof simulating>["run"];
let json: ReturnType<typeof simulating>["json"];

/** c1 buys 1,066.77, c2 99.99 in the first quarter of 2025; c3 250.00 in the second. */
const simple = ["--programs", "quarterly.yaml", "--orders", "orders.csv", "--as-of", "2025-12-31"];

beforeAll(async () => {
  given = await folder();
  ({ run, json } = simulating(given));
  await given.write({
    "quarterly.yaml": quarterly,
    "orders.csv": `${orders}o7,1,2025-04-01,c3,p1,1,250.00\n`,
    // Dated next year: less for those who buy much, something for those who buy little.
    "draft.yaml": quarterly
      .replace("2025-01-01", "2026-01-01")
      .replace('"100"', '"50"')
      .replace('percent: "3.33"', 'percent: "2"'),
  });
});
afterAll(() => given.remove());

test("a draft dated next year is reckoned over last year: cost, winners, losers and tiers", async () => {
  const { comparison, positions } = await json(...simple, "--compare", "draft.yaml");
  expect(comparison).toEqual([
    {
      program_id: "quarterly",
      change: "amended",
      currency: "EUR",
      customers_held_out_before: 0,
      customers_held_out_after: 0,
      cost_before_amount: "38.02",
      cost_after_amount: "24.84",
      cost_change_amount: "-13.18",
      winners: 1,
      losers: 1,
      unchanged: 1,
      tiers: [
        { tier: 0, positions_before: 1, positions_after: 0 },
        { tier: 1, positions_before: 1, positions_after: 2 },
        { tier: 2, positions_before: 1, positions_after: 1 },
      ],
      customers: [
        { customer_id: "c1", earned_before_amount: "35.52", earned_after_amount: "21.34", change_amount: "-14.18" },
        { customer_id: "c2", earned_before_amount: "0", earned_after_amount: "1", change_amount: "1" },
        { customer_id: "c3", earned_before_amount: "2.5", earned_after_amount: "2.5", change_amount: "0" },
      ],
    },
  ]);
  // The positions are those of the terms in force.
  expect(positions[0]).toMatchObject({ customer_id: "c1", earned_amount: "35.52" });
});

test("as text", async () => {
  const { code, output } = await run(...simple, "--compare", "draft.yaml");
  expect(code).toBe(0);
  expect(output).toContain("Draft of quarterly against the terms in force");
  expect(output).toMatch(/38\.02 +24\.84 +-13\.18 +EUR +1 +1 +1/);
  expect(output).toMatch(/none +1 +0/);
  expect(output).toMatch(/c1 +35\.52 +21\.34 +-14\.18\n *c2 +0\.00 +1\.00 +\+1\.00/);
  expect(output).not.toMatch(/c3 /);
});

describe("a draft of a new id", () => {
  const bonus = quarterly.replace("program: quarterly", "program: spring");

  test("is dated back until it has begun, and costs what it gives", async () => {
    await given.write({
      "spring.yaml": bonus.replace(
        "effective: { from: 2025-01-01 }",
        "effective: { from: 2027-04-01, until: 2027-07-01 }",
      ),
    });
    const { comparison } = await json(...simple, "--compare", "spring.yaml");
    expect(comparison).toMatchObject([
      { program_id: "spring", change: "new", cost_before_amount: "0", cost_after_amount: "2.5", winners: 1, losers: 0 },
    ]);
  });

  test("with a term of its own: the term is dated back with it", async () => {
    await given.write({
      "term.yaml": bonus
        .replace("from: 2025-01-01", "from: 2026-01-01, until: 2027-01-01")
        .replace("period: quarter", "period: term\nterm: { from: 2026-01-01, until: 2027-01-01 }"),
    });
    const { comparison } = await json(...simple, "--compare", "term.yaml");
    expect(comparison).toMatchObject([{ cost_after_amount: "38.02", winners: 2 }]);
  });

  test("says where no line counts under it", async () => {
    await given.write({
      "nobody.yaml": bonus.replace("exclude: { product_id: [POST] }", "include: { brand: [none] }"),
    });
    const { output } = await run(...simple, "--compare", "nobody.yaml");
    expect(output).toContain("Draft of spring, a new program");
    expect(output).toContain("No line counts under the draft.");
  });
});

test("a program that meets the draft on the same lines is shown where it changes", async () => {
  const stacked = (order: number, base: string) => `stacking: { group: all, order: ${order}, base: ${base} }\n`;
  const first = quarterly.replace("program: quarterly", "program: first");
  await given.write({
    "first.yaml": `${first}${stacked(1, "list")}`,
    "second.yaml": `${quarterly.replace("program: quarterly", "program: second")}${stacked(2, "net")}`,
    "alone.yaml": quarterly,
    "first-draft.yaml": `${first.replace('percent: "3.33"', 'percent: "10"')}${stacked(1, "list")}`,
  });
  const words = ["--programs", "first.yaml", "second.yaml", "alone.yaml", ...simple.slice(2)];
  const { comparison } = await json(...words, "--compare", "first-draft.yaml");
  expect(comparison).toMatchObject([
    { program_id: "first", change: "amended", winners: 1, losers: 0 },
    { program_id: "second", change: "affected", winners: 0, losers: 1 },
  ]);
  const { output } = await run(...words, "--compare", "first-draft.yaml");
  expect(output).toContain("second, whose lines a draft shares");
  expect(output).not.toContain("alone");
});

test.each`
  drafts                          | said                                                           | because
  ${["draft.yaml", "draft.yaml"]} | ${"a second draft of quarterly"}                               | ${"each draft is compared by itself"}
  ${["dollars.yaml"]}             | ${"the terms in force are in EUR, and USD cannot be compared"} | ${"two currencies have no difference"}
  ${["broken.yaml"]}              | ${"broken.yaml: tiers"}                                        | ${"a draft is checked like any document"}
`("drafts $drafts are refused: $because", async ({ drafts, said }) => {
  await given.write({
    "dollars.yaml": quarterly.replace("currency: EUR", "currency: USD"),
    "broken.yaml": quarterly.replace('"1000"', '"50"'),
  });
  const { code, errors } = await run(...simple, "--compare", ...drafts);
  expect(errors).toContain(said);
  expect(code).toBe(3);
});

test.each(["--explain", "--parquet"])("%s does not go with --compare", async (option) => {
  const { code, errors } = await run(...simple, "--compare", "draft.yaml", option, "lines.parquet");
  expect(code).toBe(2);
  expect(errors).toContain("--compare");
});
