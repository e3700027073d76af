import { writeFile } from "node:fs/promises";
import { PassThrough } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main } from "../../../../infra/cli/main.ts";
import { displayWidth } from "../../../../infra/cli/table.ts";
import { withDuckDb } from "../../../../shared/aws/duckdb.ts";
import { explainedLines } from "../../../../shared/facts/explained-lines.ts";
import { parseDecimal, zero } from "../../../../shared/money/decimal.ts";
import { type Folder, folder, orders, quarterly, simulating } from "./given.ts";

let given: Folder;
let run: ReturnType<typeof simulating>["run"];
let json: ReturnType<typeof simulating>["json"];

/** The program, the orders and the end of their year. */
const simple = ["--programs", "quarterly.yaml", "--orders", "orders.csv", "--as-of", "2025-12-31"];

beforeAll(async () => {
  given = await folder();
  ({ run, json } = simulating(given));
  await given.write({ "quarterly.yaml": quarterly, "orders.csv": orders });
});
afterAll(() => given.remove());

describe("as text", () => {
  test("what was taken in, what each program costs, and every position with its remark", async () => {
    const { code, output, errors } = await run(...simple);
    expect(code).toBe(0);
    expect(output).toMatch(/orders +orders\.csv +7 +5 +2 +customer_missing 1, date_invalid 1/);
    expect(output).toMatch(/quarterly +2 +2 +1 +1,166\.76 +35\.52 +EUR/);
    expect(output).toMatch(/quarterly\/c1\/2025-Q1 +1,066\.77 +2 +35\.52 +EUR/);
    expect(output).toMatch(
      /quarterly\/c2\/2025-Q1 +99\.99 +0 +0\.01 +\+1\.00 +0\.00 +EUR +the qualifier has not reached/,
    );
    expect(output).not.toContain("Lines that count");
    expect(errors).toMatch(/^Simulation: 7 rows in \d+\.\d s$/m);
  });

  test("on a terminal nothing is wider than it, and a bar shows how far it is", async () => {
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
    const errors = Object.assign(new PassThrough(), { isTTY: true });
    const words = simple.map((word) => (/\.(yaml|csv)$/.test(word) ? given.file(word) : word));
    expect(await main(["simulate", ...words], { output, errors })).toBe(0);
    const lines = String(output.read()).split("\n");
    expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([]);
    // Which of the names are seen depends on how fast they pass.
    expect(String(errors.read())).toMatch(/Simulation {2}\S+ {2}0\/2/);
  });

  test("--explain tells the lines, the crossings and the steps of each position", async () => {
    const { output } = await run(...simple, "--explain");
    expect(output).toContain("quarterly/c1/2025-Q1 earns 35.52 EUR");
    expect(output).toContain("order o3 line 1 reached tier 2 (1,000.00 EUR)");
    expect(output).toContain("Sum of all 3 lines: 35.52 EUR");
    expect(output).toContain("round to minor unit");
  });

  test("the twenty positions that earn most, unless --all are asked for", async () => {
    const rows = Array.from({ length: 25 }, (_, n) => `o${n},1,2025-01-10,c${n},p1,1,${200 + n}`);
    await given.write({ "many.csv": `${orders.split("\n")[0]}\n${rows.join("\n")}\n` });
    const few = await run("--programs", "quarterly.yaml", "--orders", "many.csv", "--as-of", "2025-12-31");
    expect(few.output).toContain("5 further positions not shown");
    expect(few.output).toContain("quarterly/c24/2025-Q1");
    expect(few.output).not.toContain("quarterly/c4/2025-Q1");
    const all = await run("--programs", "quarterly.yaml", "--orders", "many.csv", "--as-of", "2025-12-31", "--all");
    expect(all.output).toContain("quarterly/c4/2025-Q1");
    expect(all.output).not.toContain("not shown");
  });
});

describe("as JSON", () => {
  test("files, programs and positions in the names of the facts", async () => {
    const result = await json(...simple);
    expect(result).toMatchObject({
      as_of_date: "2025-12-31",
      files: [{ kind: "orders", file: "orders.csv", rows_in: 7, rows_accepted: 5, rows_rejected: 2 }],
      programs: [{ program_id: "quarterly", positions: 2, customers_earning: 1, earned_amount: "35.52", remark: null }],
    });
    expect(result.files[0].reject_reasons).toEqual({ customer_missing: 1, date_invalid: 1 });
    const [first, second] = result.positions;
    expect(first).toMatchObject({
      position: "quarterly/c1/2025-Q1",
      qualifier_total: "1066.77",
      tier_reached: 2,
      earned_amount: "35.52",
      to_accrue_amount: "35.52",
      next_tier_gain_amount: null,
    });
    expect(second).toMatchObject({
      reason: "below_lowest_tier",
      distance_to_next_tier: "0.01",
      next_tier_gain_amount: "1",
      next_tier_return_percent: "10000",
    });
  });

  test("few lines are explained without being asked, and their amounts sum to what is earned", async () => {
    const [{ explanation, earned_amount }] = (await json(...simple)).positions;
    expect(explanation.crossings).toMatchObject([
      { order_id: "o1", tier: 1 },
      { order_id: "o3", tier: 2 },
    ]);
    expect(explanation.steps.at(-1)).toEqual({ step: "round_to_minor_unit", before: "35.523441", after: "35.52" });
    const sum = explanation.lines.reduce(
      (total: typeof zero, line: { earned_amount: string }) => total.plus(parseDecimal(line.earned_amount)),
      zero,
    );
    expect(sum.toFixed()).toBe(earned_amount);
  });

  test("many lines take --explain, and earn the same with it", async () => {
    const rows = Array.from({ length: 5_001 }, (_, n) => `o${n},1,2025-01-10,c${n % 70},p1,1,${(n % 97) + 0.37}`);
    await given.write({ "5001.csv": `${orders.split("\n")[0]}\n${rows.join("\n")}\n` });
    const words = ["--programs", "quarterly.yaml", "--orders", "5001.csv", "--as-of", "2025-12-31"];
    const [plain, explained] = [await json(...words), await json(...words, "--explain")];
    type Row = { explanation?: unknown; active_days: string };
    expect(plain.positions.some(({ explanation }: Row) => explanation !== undefined)).toBe(false);
    expect(explained.positions.every(({ explanation }: Row) => explanation !== undefined)).toBe(true);
    // Active days are counted where the terms count them, or where lines are told anyway.
    const numbers = ({ explanation: _, active_days: __, ...rest }: Row) => rest;
    expect(explained.positions.map(numbers)).toEqual(plain.positions.map(numbers));
    expect(explained.programs).toEqual(plain.programs);
  });

  test("a failure is JSON too", async () => {
    const { code, output } = await run(...simple, "--customers", "nobody.csv", "--json");
    expect(code).toBe(4);
    expect(JSON.parse(output)).toMatchObject({ error: { exit: "notFound" } });
  });
});

describe("files", () => {
  test("a later file amends lines of an earlier one; the same file twice counts once", async () => {
    await given.write({ "amended.csv": `${orders.split("\n")[0]}\no4,1,2025-03-13,c2,p1,1,100.00\n` });
    const { positions, files } = await json(
      ...["--programs", "quarterly.yaml", "--as-of", "2025-12-31"],
      ...["--orders", "orders.csv", "amended.csv", "orders.csv"],
    );
    expect(files.map(({ file }: { file: string }) => file)).toEqual(["orders.csv", "amended.csv"]);
    expect(positions[1]).toMatchObject({ customer_id: "c2", net_amount: "100", tier_reached: 1, earned_amount: "1" });
  });

  test("gzip files give the same, our columns or a profile's", async () => {
    const profile = {
      source_id: "shop",
      kind: "orders",
      format: { type: "csv", delimiter: ";" },
      columns: {
        ...{ order_id: "no", line_id: "pos", order_date: "day", customer_id: "who", product_id: "what" },
        ...{ quantity: "pieces", unit_price: "price", currency: { constant: "EUR" } },
      },
    };
    const [, ...rows] = orders.split("\n");
    await given.write({
      "orders.csv.gz": orders,
      "shop.json": JSON.stringify(profile),
      "shop.csv.gz": ["no;pos;day;who;what;pieces;price", ...rows.map((row) => row.replaceAll(",", ";"))].join("\n"),
    });
    const plain = await json(...simple);
    const rest = ["--programs", "quarterly.yaml", "--as-of", "2025-12-31"];
    expect((await json(...rest, "--orders", "orders.csv.gz")).positions).toEqual(plain.positions);
    const { programs } = await json(...rest, "--orders", "shop.csv.gz", "--profile", "shop.json");
    expect(programs).toEqual(plain.programs);
  });

  test("customers, products and rates in our columns", async () => {
    await given.write({
      "scoped.yaml": quarterly
        .replace("products: { exclude: { product_id: [POST] } }", "products: { include: { brand: [A] } }")
        .replace("period:", "customers: { include: { segment: [key] } }\nperiod:"),
      "customers.csv": "customer_id,segment,tags\nc1,key,new|online\nc2,key,blocked\nc3,small,\n",
      "products.csv": "product_id,brand\np1,A\np2,B\n",
      "rates.csv": "from_currency,to_currency,rate_date,rate\nCHF,EUR,2025-01-01,1.5\n",
      "swiss.csv": `${orders.split("\n")[0]},currency\no1,1,2025-01-10,c1,p1,1,200.00,CHF\no2,1,2025-01-10,c1,p2,1,1000.00,EUR\n`,
    });
    const { positions, files } = await json(
      ...["--programs", "scoped.yaml", "--orders", "swiss.csv", "--as-of", "2025-01-10"],
      ...["--customers", "customers.csv", "--products", "products.csv", "--rates", "rates.csv"],
    );
    expect(files.map(({ kind }: { kind: string }) => kind)).toEqual(["orders", "customers", "products", "fx_rates"]);
    expect(positions).toMatchObject([{ customer_id: "c1", net_amount: "300", earned_amount: "3" }]);
  });

  test("columns that we have no name for are told, for one may be misspelt", async () => {
    await given.write({ "misspelt.csv": "customer_id,Segment\nc1,key\n" });
    const words = [...simple, "--customers", "misspelt.csv"];
    expect((await json(...words)).files).toMatchObject([{ unused_columns: [] }, { unused_columns: ["Segment"] }]);
    expect((await run(...words)).output).toMatch(/customers +misspelt\.csv .* Segment$/m);
  });

  test("net amounts suffice, without prices", async () => {
    await given.write({
      "net.csv": `${orders.split("\n")[0]?.replace("unit_price", "net_amount")}\no1,1,2025-01-10,c1,p1,2,200.00\n`,
    });
    const { positions } = await json("--programs", "quarterly.yaml", "--orders", "net.csv", "--as-of", "2025-12-31");
    expect(positions).toMatchObject([{ net_amount: "200", gross_amount: "200", earned_amount: "2" }]);
  });

  test("a line without a rate is held back and counted", async () => {
    await given.write({
      "dollars.csv": `${orders.split("\n")[0]},currency\no1,1,2025-01-10,c1,p1,1,200.00,USD\n`,
    });
    const { output } = await run(
      ...["--programs", "quarterly.yaml", "--orders", "dollars.csv", "--as-of", "2025-12-31"],
    );
    expect(output).toMatch(/Held lines\n.*\nquarterly .* EUR +1$/m);
  });

  test("orders without a line that counts find nothing and say so", async () => {
    await given.write({ "header.csv": `${orders.split("\n")[0]}\n` });
    const { code, output } = await run(
      ...["--programs", "quarterly.yaml", "--orders", "header.csv", "--as-of", "2025-12-31"],
    );
    expect(code).toBe(0);
    expect(output).toMatch(/quarterly .* no line counts/);
    expect(output).toContain("Positions\nnone");
  });

  test("as of a day before the program begins nothing counts, and the table says since when it would", async () => {
    const { code, output } = await run(...simple.slice(0, -1), "2024-12-31");
    expect(code).toBe(0);
    expect(output).toContain("begins on 2025-01-01, after 2024-12-31");
    expect((await json(...simple.slice(0, -1), "2024-12-31")).positions).toEqual([]);
  });

  test.each`
    words                                                    | said                                          | because
    ${["--orders", "other.csv"]}                             | ${"does not name our columns (order_id"}      | ${"its header is another one"}
    ${["--orders", "other.csv"]}                             | ${"columns.order_date: is missing"}           | ${"each missing column is named"}
    ${["--orders", "nothing.csv"]}                           | ${"the file is empty"}                        | ${"it does not even have a header"}
    ${["--orders", "broken.csv"]}                            | ${"cannot be decompressed as gzip"}           | ${"it begins like gzip and is none"}
    ${["--orders", "orders.csv", "--profile", "wrong.json"]} | ${"wrong.json is no source profile"}          | ${"a profile is checked like any other"}
    ${["--orders", "orders.csv", "--rates", "orders.csv"]}   | ${"does not name our columns (from_currency"} | ${"these are no rates"}
  `("$words is refused: $because", async ({ words, said }) => {
    await given.write({
      "other.csv": "number,when\n1,2025-01-01\n",
      "nothing.csv": "",
      "wrong.json": '{"kind":"orders"}',
    });
    await writeFile(given.file("broken.csv"), gzipSync(orders).subarray(0, 14).fill(7, 10));
    const { code, errors } = await run("--programs", "quarterly.yaml", "--as-of", "2025-12-31", ...words);
    expect(errors).toContain(said);
    expect(code).toBe(3);
  });

  test.each`
    words                                                      | because
    ${["--orders", "no-such.csv"]}                             | ${"the orders are missing"}
    ${["--orders", "orders.csv", "--profile", "no-such.json"]} | ${"the profile is missing"}
    ${["--orders", "orders.csv", "--compare", "no-such.yaml"]} | ${"the draft is missing"}
  `("$words ends with 4: $because", async ({ words }) => {
    expect((await run("--programs", "quarterly.yaml", "--as-of", "2025-12-31", ...words)).code).toBe(4);
  });

  test.each`
    profiles                          | said
    ${["customers.json"]}             | ${"is a profile for customers: give their files with --customers"}
    ${["payees.json"]}                | ${"is a profile for payees: a simulation pays nobody and reads none"}
    ${["shop-1.json", "shop-2.json"]} | ${"is a second profile for orders"}
  `("profiles $profiles are not understood", async ({ profiles, said }) => {
    const columns = {
      order_id: "a",
      order_date: "b",
      customer_id: "c",
      product_id: "d",
      quantity: "e",
      unit_price: "f",
    };
    const shop = {
      kind: "orders",
      format: { type: "csv" },
      line_identity: "ordinal",
      columns: { ...columns, currency: "g" },
    };
    await given.write({
      "customers.json": '{"source_id":"crm","kind":"customers","format":{"type":"csv"},"columns":{"customer_id":"id"}}',
      "payees.json": JSON.stringify({
        ...{ source_id: "treasury", kind: "payees", format: { type: "csv" } },
        columns: { customer_id: "a", legal_name: "b", entity_kind: "c", country: "d", payout_method: "e" },
      }),
      "shop-1.json": JSON.stringify({ source_id: "one", ...shop }),
      "shop-2.json": JSON.stringify({ source_id: "two", ...shop }),
    });
    const { code, errors } = await run(...simple, "--profile", ...profiles);
    expect(errors).toContain(said);
    expect(code).toBe(2);
  });
});

test("a refused program lists every problem of every document", async () => {
  await given.write({
    "wrong.yaml": quarterly.replace("period: quarter", "period: fortnight").replace('"1000"', '"50"'),
    "worse.yaml": quarterly.replace("currency: EUR", "currency: XYZ"),
  });
  const words = ["--programs", "wrong.yaml", "worse.yaml", "--orders", "orders.csv", "--as-of", "2025-12-31"];
  const { code, output, errors } = await run(...words, "--json");
  expect(code).toBe(3);
  const { error } = JSON.parse(output);
  const paths = error.problems.map(({ path }: { path: string }) => path);
  expect(paths).toEqual(expect.arrayContaining(["period", "currency"]));
  expect(paths.length).toBeGreaterThan(2);
  for (const { problem } of error.problems) expect(errors).toContain(problem);
});

describe("--parquet", () => {
  test("writes the lines of every position with the columns of explained_lines", async () => {
    const { code, errors } = await run(...simple, "--parquet", "lines.parquet");
    expect(code).toBe(0);
    expect(errors).toContain("lines.parquet");
    const { described, rows } = await withDuckDb(async ({ connection }) => {
      const file = `read_parquet('${given.file("lines.parquet")}')`;
      const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
      return {
        described: await ask(`describe select * from ${file}`),
        rows: await ask(`select cast(columns(*) as varchar) from ${file} order by customer_id, place`),
      };
    });
    expect(described.map(({ column_name }) => column_name)).toEqual(explainedLines.columns.map(({ name }) => name));
    expect(rows).toMatchObject([
      {
        run_id: null,
        as_of_date: "2025-12-31",
        customer_id: "c1",
        place: "1",
        tier_after: "1",
        earned_amount: "13.3200",
      },
      { order_id: "o2", qualifier_before: "400.10000000000000", tier_before: "1", tier_applied: "2", reason: null },
      { order_id: "o3", tier_before: "1", tier_after: "2", earned_amount: "11.1000" },
      { customer_id: "c2", place: "1", earned_amount: "0.0000", reason: "position_below_lowest_tier" },
    ]);
  });

  test("where nothing counts it is a file without rows", async () => {
    await run(...simple.slice(0, -1), "2024-12-31", "--parquet", "none.parquet");
    const rows = await withDuckDb(async ({ connection }) =>
      (
        await connection.runAndReadAll(`select * from read_parquet('${given.file("none.parquet")}')`)
      ).getRowObjectsJson(),
    );
    expect(rows).toEqual([]);
  });
});
