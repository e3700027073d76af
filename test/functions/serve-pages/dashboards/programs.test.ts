import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countOfColumn, sumOfColumn } from "../../../../functions/serve-pages/dashboards/dashboard.ts";
import { pagesOverLake } from "./lake-pages.ts";
import { twoQuarters } from "./program-given.ts";

/** Dora sees all customers, Nora those in DE, Sam those in FR. */

let pages: Awaited<ReturnType<typeof pagesOverLake>>;
beforeAll(async () => {
  pages = await pagesOverLake(twoQuarters);
});
afterAll(() => pages.close());

const path = "/dashboards/programs";
/** A page without its marks, so that figures stand beside their names. */
const textOf = (page: string) => page.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
const tiersAsked = {
  query: "tiers-by-region",
  values: { within_percent: "20", program_pattern: "annual" },
} as const;

describe("programs in force", () => {
  test("stand with sums of the rows of the queries that are named", async () => {
    const page = await pages.as("dora").page(path);
    expect(page).toContain('<a href="/dashboards/programs/annual">Volume &lt;2026&gt;</a>');
    // Members, owed, accrued, paid, earned of sales, near.
    expect(textOf(page)).toContain("annual 3 1,277.77 EUR 1,377.77 EUR 100.00 EUR 1.48% 2");
    const { rows } = await pages.answers.ask(tiersAsked, {});
    const [earned, sold] = [sumOfColumn(rows, "earned_amount"), sumOfColumn(rows, "net_amount")];
    expect(earned.div(sold).times(100).toFixed(2)).toBe("1.48");
    expect(countOfColumn(rows, "near_customers")).toBe(2);
    expect(page).toContain('href="/data/members-by-region"');
  });

  test("are only those that govern the day", async () => {
    expect(await pages.as("dora").page(path)).not.toContain("Ended rebate");
  });

  test("show a manager their own region's figures and no others", async () => {
    const south = textOf(await pages.as("sam").page(path));
    expect(south).toContain("annual 1 200.00 EUR 300.00 EUR 100.00 EUR 1.68% 0");
    expect(south).not.toContain("1,277.77");
  });

  test("can be cut to a region by whoever sees it", async () => {
    expect(await pages.as("dora").page(`${path}?region=FR`)).toContain("1.68%");
    expect((await pages.as("nora").get(`${path}?region=FR`)).status).toBe(403);
  });

  test("are in Chinese for who reads it", async () => {
    const page = await pages.as("dora").page(`${path}?lang=zh`);
    for (const text of ["返利方案", "年度返利", "参与客户", "临近下一阶梯"]) expect(page).toContain(text);
  });
});

describe("a program", () => {
  test("shows its open period, its budget and what is owed", async () => {
    const page = await pages.as("dora").page(`${path}/annual`);
    const text = textOf(page);
    expect(text).toContain("Where it stands: 2026-Q2");
    for (const each of [
      "Customers with purchases 3 of 3 members",
      "Qualifying net sales 52,500.00 EUR",
      "Earned 680.00 EUR 1.30% of these sales",
      "Accrued for the period 657.77 EUR",
      "Owed now 1,277.77 EUR",
      "Budget used 68.0% 680.00 EUR of 1,000.00 EUR",
      "1 Apr 2026 – 30 Jun 2026 , open",
    ])
      expect(text).toContain(each);
    expect(page).toContain('href="/dashboards/effects/annual"');
  });

  test("shows how customers spread over the tiers, with what each tier gives, and a tier that nobody reached", async () => {
    const text = textOf(await pages.as("dora").page(`${path}/annual`));
    expect(text).toContain("None yet 1 33.3% 0.00 EUR");
    expect(text).toContain("1 10,000 EUR 1 % of net amount 1 33.3% 180.00 EUR");
    expect(text).toContain("2 20,000 EUR 2 % of net amount 1 33.3% 500.00 EUR");
    expect(text).toContain("3 50,000 EUR 3 % of net amount 0 0.0% 0.00 EUR");
  });

  test("shows how customers moved since the period before", async () => {
    const text = textOf(await pages.as("dora").page(`${path}/annual`));
    expect(text).toContain("Movement from 2026-Q1 to 2026-Q2");
    expect(text).toContain("1 up, 0 the same, 1 down; 1 came, 0 left. The later period is still open");
    expect(text).toContain("From → No tier → Tier 1 → Tier 2 Tier 1 – – 1 Tier 2 – 1 – No purchases 1 – –");
  });

  test("shows who is near the next tier, the nearest first, with what it would earn", async () => {
    const page = await pages.as("dora").page(`${path}/annual`);
    const text = textOf(page);
    expect(text).toContain("Hafenkontor north-too 0 → 1 9,500.00 EUR 500.00 EUR 5.0% 30 1.00 ≈ 100.00 EUR 20.0%");
    expect(text).toContain(
      "Nordwind &lt;GmbH&gt; north 1 → 2 18,000.00 EUR 2,000.00 EUR 10.0% 30 1.00 ≈ 220.00 EUR 11.0%",
    );
    expect(page.indexOf("Hafenkontor")).toBeLessThan(page.indexOf("Nordwind"));
    expect(page).toContain('href="/dashboards/customers/north-too"');
    expect(page).toContain('href="/data/next-tier-opportunities?within_percent=20&amp;program_pattern=annual"');
  });

  test("shows an earlier period to who asks for it", async () => {
    const text = textOf(await pages.as("dora").page(`${path}/annual?period=2026-Q1`));
    expect(text).toContain("Where it stands: 2026-Q1");
    expect(text).toContain("Earned 720.00 EUR 1.71% of these sales");
    expect(text).not.toContain("Movement from");
  });

  test("shows a manager their own region's customers; the budget is everybody's", async () => {
    const text = textOf(await pages.as("nora").page(`${path}/annual`));
    for (const each of [
      "Customers with purchases 2 of 2 members",
      "Earned 180.00 EUR",
      "Budget used 68.0%",
      "0 up, 0 the same, 1 down; 1 came, 0 left.",
      "Hafenkontor",
    ])
      expect(text).toContain(each);
    expect(text).not.toContain("52,500.00");
    const south = await pages.as("sam").page(`${path}/annual`);
    expect(south).not.toContain("Hafenkontor");
    expect(south).toContain("No customer is near the next tier of an open period.");
  });

  test("is in Chinese for who reads it", async () => {
    const page = await pages.as("dora").page(`${path}/annual?lang=zh`);
    for (const text of ["年度返利", "预算使用", "各阶梯客户数", "2026-Q1 至 2026-Q2 的阶梯变动", "机会评分"])
      expect(page).toContain(text);
  });

  test("that no line was counted for says what will fill it", async () => {
    const page = await pages.as("dora").page(`${path}/ended`);
    for (const text of ["Ended rebate", "Not in force", "No period has been counted yet"]) expect(page).toContain(text);
  });

  test.each(["nowhere", "%25", "annua_", "ANNUAL"])("that is not published is not there: %s", async (id) => {
    expect((await pages.as("dora").get(`${path}/${id}`)).status).toBe(404);
  });
});

test.each([path, `${path}/annual`])("%s is refused to somebody whom the policy does not know", async (address) => {
  expect((await pages.as("eve", "auditor").get(address)).status).toBe(403);
});

describe("before anything is there", () => {
  test.each([
    ["the first committed night", "select 1", "No night has been committed yet"],
    [
      "the first program in force",
      "insert into runs (run_id, run_number, as_of_date, committed_at) values ('one', 1, '2026-05-31', timestamp '2026-06-01 02:00:00')",
      "No program is in force",
    ],
  ])("%s, the page says what will fill it", async (_, given, text) => {
    const empty = await pagesOverLake(given);
    const response = await empty.as("dora").get(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(text);
    await empty.close();
  });
});
