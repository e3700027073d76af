import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sumOfColumn } from "../../../../functions/serve-pages/dashboards/dashboard.ts";
import { withDuckDb } from "../../../../shared/aws/duckdb.ts";
import { twoNights } from "./given.ts";
import { pagesOverLake } from "./lake-pages.ts";

/** Dora sees all customers, Nora those in DE, Sam those in FR. */

let pages: Awaited<ReturnType<typeof pagesOverLake>>;
beforeAll(async () => {
  pages = await pagesOverLake(twoNights);
});
afterAll(() => pages.close());

const path = "/dashboards";

describe("the overview", () => {
  test("shows sums of the rows of the queries that it names", async () => {
    const page = await pages.as("dora").page(path);
    const owed = (await pages.answers.ask({ query: "liability-by-region" }, {})).rows;
    const liability = sumOfColumn(owed, "accrued_amount")
      .minus(sumOfColumn(owed, "reversed_amount"))
      .minus(sumOfColumn(owed, "released_amount"));
    expect(liability.toFixed(2)).toBe("1277.77");
    for (const text of ["1,277.77 EUR", "1,578.27 EUR", "200.50 EUR", "100.00 EUR", "900.50 EUR", "2.12%"])
      expect(page).toContain(text);
    expect(page).toContain('href="/data/liability-by-region"');
    expect(page).toContain("Payouts that are blocked or held");
    expect(page).toContain("Rows of input that were rejected");
  });

  test("shows a manager their own region's figures and no others", async () => {
    const north = await pages.as("nora").page(path);
    expect(north).toContain("Customers of DE only.");
    expect(north).toContain("1,077.77 EUR");
    expect(north).not.toContain("1,277.77");
    expect(north).not.toContain("Payouts that are blocked or held");
    const south = await pages.as("sam").page(path);
    expect(south).toContain("200.00 EUR");
    expect(south).not.toContain("1,077.77");
  });

  test("can be cut to a region by whoever sees it", async () => {
    expect(await pages.as("dora").page(`${path}?region=DE`)).toContain("1,077.77 EUR");
    expect((await pages.as("nora").get(`${path}?region=FR`)).status).toBe(403);
  });

  test("is in Chinese for who reads it", async () => {
    const page = await pages.as("dora").page(`${path}?lang=zh`);
    for (const text of ["总览", "当前应付", "被拦截或暂停的付款", "最近的夜间运行"]) expect(page).toContain(text);
  });
});

describe("the rows behind a figure", () => {
  test("come with the statement, with the reader's scope in it", async () => {
    const page = await pages.as("nora").page("/data/liability-by-region");
    expect(page).toContain("answer.region in (&#39;DE&#39;)");
    expect(page).toContain("1200.5000");
    expect(page).not.toContain("FR");
  });

  test("come as CSV, which names no other region's rows", async () => {
    const response = await pages.as("nora").get("/data/payouts-by-stage/rows.csv");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="payouts-by-stage.csv"');
    const [head, ...rows] = (await response.text()).trim().split("\r\n");
    expect(head).toMatch(/^stage,waits_for,reason,region,/);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(",DE,key,EUR,1,900.5000,");
  });

  test("come as Parquet in the columns' types", async () => {
    const response = await pages.as("sam").get("/data/sales-by-region/rows.parquet");
    const bytes = new Uint8Array(await response.arrayBuffer());
    const [row, ...others] = await withDuckDb(async ({ connection, directory }) => {
      const file = join(directory, "downloaded.parquet");
      await writeFile(file, bytes);
      const reader = await connection.runAndReadAll(
        `select region, month, net_amount, typeof(net_amount) as type, typeof(customers) as counted from '${file}'`,
      );
      return reader.getRowObjectsJson();
    });
    expect(others).toEqual([]);
    expect(row).toEqual({
      region: "FR",
      month: "2026-05",
      net_amount: "15000.0000",
      type: "DECIMAL(38,4)",
      counted: "BIGINT",
    });
  });

  test.each(["/data/liability-by-region?region=FR", "/data/liability-by-region/rows.csv?region=FR"])(
    "of another region are refused: %s",
    async (address) => {
      expect((await pages.as("nora").get(address)).status).toBe(403);
    },
  );

  test("come zipped to whoever takes that", async () => {
    const path = "/data/payouts-by-stage/rows.csv";
    const nora = pages.as("nora");
    const [plain, zipped] = await Promise.all([
      nora.get(path),
      nora.get(path, "GET", { "accept-encoding": "gzip, br" }),
    ]);
    expect(plain.headers.has("content-encoding")).toBe(false);
    expect(zipped.headers.get("content-encoding")).toBe("gzip");
    const text = gunzipSync(await zipped.arrayBuffer()).toString();
    expect(text).toBe(await plain.text());
    expect(text).toContain("in_approval");
  });

  test("are counted up to ten thousand, and refused as a file where they are too many", async () => {
    const large = await pagesOverLake(
      `${twoNights}
      insert into rejected_lines (ingestion_id, line_number, reason) select 'orders', n, 'date_invalid' from range(170000) as lines (n);
      insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values ('2026-05-31-00000002', '2026-05-31', 'orders', 'orders', 2);`,
    );
    const asked = "?ingestion_id=orders&reason=date_invalid";
    const edith = large.as("dora", "auditor");
    expect(await edith.page(`/data/rejected-rows-of-file${asked}`)).toContain("The first 100 of more than 10,000 rows");
    const refused = await edith.get(`/data/rejected-rows-of-file/rows.csv${asked}`);
    expect(refused.status).toBe(413);
    expect(await refused.text()).toContain("ask it in Athena");
    await large.close();
  });

  test("are refused as a file that would be too large to be sent", async () => {
    const parquetOf = async () => new Uint8Array(4_400_001);
    const heavy = await pagesOverLake(twoNights, { parquetOf });
    expect((await heavy.as("dora").get("/data/sales-by-region/rows.parquet")).status).toBe(413);
    await heavy.close();
  });

  test("of a query that no dashboard asks are not there", async () => {
    expect((await pages.as("dora").get("/data/journal-of-run")).status).toBe(404);
  });
});

test.each([
  path,
  "/data/liability-by-region",
  "/data/liability-by-region/rows.csv",
  "/data/liability-by-region/rows.parquet",
])("%s is refused to somebody whom the policy does not know", async (address) => {
  expect((await pages.as("eve", "auditor").get(address)).status).toBe(403);
});

test("before the first approval policy only who looks at controls sees figures, those of all customers or of a region", async () => {
  const policies = {
    inForce: async () => undefined,
    acknowledgedAt: async () => undefined,
    acknowledge: async () => {},
  };
  const early = await pagesOverLake(twoNights, { policies });
  const [all, north] = await Promise.all([pages.as("dora"), early.as("eve", "auditor")].map((who) => who.page(path)));
  const figures = (page: string | undefined) => page?.match(/<span class="figure">[^<]*/g);
  expect(figures(north)?.length).toBeGreaterThan(3);
  expect(figures(north)).toEqual(figures(all));
  expect(await early.as("eve", "admin").page(`${path}?region=DE`)).toContain("Customers of DE only");
  for (const role of ["approver", "proposer", "releaser"] as const)
    expect((await early.as("dora", role).get(path)).status).toBe(403);
  await early.close();
});

test("before the first committed night the page says what will fill it", async () => {
  const empty = await pagesOverLake("select 1");
  const response = await empty.as("dora").get(path);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("No night has been committed yet");
  await empty.close();
});
