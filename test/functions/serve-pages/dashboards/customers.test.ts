import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { PositionUnknown } from "../../../../shared/explanation/position-report.ts";
import { type PositionKey, positionId } from "../../../../shared/ledger/position.ts";
import { reportWith } from "../../../shared/explanation/given.ts";
import { pagesOverLake } from "./lake-pages.ts";
import { twoQuarters } from "./program-given.ts";

/** Dora sees all customers, Nora those in DE, Sam those in FR. */

let pages: Awaited<ReturnType<typeof pagesOverLake>>;
let told: string[] = [];
beforeAll(async () => {
  const positionReport = async (key: PositionKey) => {
    told.push(positionId(key));
    if (key.periodId !== "2026-Q2") throw new PositionUnknown("nothing is known");
    return reportWith();
  };
  pages = await pagesOverLake(twoQuarters, { positionReport });
});
afterAll(() => pages.close());

const path = "/dashboards/customers";
/** A page without its marks, so that figures stand beside their names. */
const textOf = (page: string) => page.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

describe("customers", () => {
  test("stand in the order of what they bought, as the query that is named has them", async () => {
    const page = await pages.as("dora").page(path);
    const { rows } = await pages.answers.ask(
      { query: "customers-by-sales", values: { find: "", currency: "EUR" } },
      {},
    );
    expect(rows.map(({ customer_id, net_amount }) => [customer_id, net_amount])).toEqual([
      ["north", "40000.0000"],
      ["south", "15000.0000"],
      ["north-too", "10000.0000"],
    ]);
    expect(textOf(page)).toContain(
      "Nordwind &lt;GmbH&gt; north DE key 40,000.00 EUR 1,000.00 EUR Atelier Sud south FR key 15,000.00 EUR 200.00 EUR",
    );
    expect(page).toContain('href="/data/customers-by-sales?find=&amp;currency=EUR"');
  });

  test.each([
    ["hafen", "Hafenkontor"],
    ["NORTH-T", "Hafenkontor"],
    ["sud", "Atelier Sud"],
  ])("are found by a part of the name or number: %s", async (find, name) => {
    const page = await pages.as("dora").page(`${path}?find=${find}`);
    expect(page).toContain(name);
    expect(page.match(/href="\/dashboards\/customers\/[^"]+"/g)).toHaveLength(1);
    expect(page).toContain(`value="${find}"`);
  });

  test("that nothing finds are said to be none, with what was looked for made harmless", async () => {
    const page = await pages.as("dora").page(`${path}?find=${encodeURIComponent("<b>'%")}`);
    expect(page).toContain("No customer has “&lt;b&gt;&#39;%” in the name or number.");
  });

  test("are as many as a page holds, and it says that there are more", async () => {
    const crowd = await pagesOverLake(`${twoQuarters}
insert into customers (customer_id, region, segment, ingestion_id) select 'crowd-' || number, 'DE', 'key', 'customers' from range(60) as numbers (number);`);
    const page = await crowd.as("nora").page(path);
    expect(page.match(/href="\/dashboards\/customers\/[^"]+"/g)).toHaveLength(50);
    expect(page).toContain("The first 50.");
    await crowd.close();
  });

  test("are shown in the currency that is chosen, where there is more than one", async () => {
    const two = await pagesOverLake(`${twoQuarters}
insert into customer_months (run_id, month, customer_id, currency, net_amount, order_count) values ('2026-05-31-00000002', '2026-05', 'south', 'CNY', 77000, 1);`);
    const page = textOf(await two.as("dora").page(`${path}?currency=CNY`));
    expect(page).toContain("Atelier Sud south FR key 77,000.00 CNY 0.00 CNY");
    expect(textOf(await two.as("dora").page(path))).toContain("40,000.00 EUR");
    await two.close();
  });

  test("of another region are not found", async () => {
    const page = await pages.as("nora").page(path);
    expect(page).toContain("Hafenkontor");
    expect(page).not.toContain("Atelier");
    expect(await pages.as("nora").page(`${path}?find=sud`)).toContain("No customer has “sud”");
    expect((await pages.as("nora").get(`${path}?region=FR`)).status).toBe(403);
  });

  test("are in Chinese for who reads it", async () => {
    const page = await pages.as("dora").page(`${path}?lang=zh`);
    for (const text of ["客户", "名称或编号", "近 12 个月净销售额", "未结余额"]) expect(page).toContain(text);
  });
});

describe("a customer", () => {
  test("is told with what is accrued, paid and open, as the query has it", async () => {
    const page = await pages.as("dora").page(`${path}/south`);
    expect(textOf(page)).toContain(
      "Open 200.00 EUR accrued and neither paid nor on its way Accrued 300.00 EUR On its way 0.00 EUR Paid 100.00 EUR",
    );
    const asked = { query: "positions-of-customer", values: { customer_id: "south" } } as const;
    const { rows } = await pages.answers.ask(asked, {});
    expect(rows.map(({ open_amount }) => open_amount)).toEqual(["180.0000", "20.0000"]);
    expect(page).toContain('href="/data/positions-of-customer?customer_id=south"');
  });

  test("is told with who it is", async () => {
    const text = textOf(await pages.as("nora").page(`${path}/north`));
    for (const each of [
      "Legal entity Nordwind Handels-GmbH",
      "Region DE",
      "Segment key",
      "Channel wholesale",
      "Tags export",
    ])
      expect(text).toContain(each);
  });

  test("is drawn with what was bought in each of the last 24 months", async () => {
    const page = await pages.as("nora").page(`${path}/north`);
    const bought = [...Array.from({ length: 22 }, () => 0), 40000, 0];
    expect(page).toContain(`"data":${JSON.stringify(bought)}`);
    const idle = await pagesOverLake(`${twoQuarters} delete from customer_months;`);
    expect(await idle.as("nora").page(`${path}/north`)).toContain("No purchases in the last 24 months.");
    await idle.close();
  });

  test("stands in each program and period, with the ways to statement and lines", async () => {
    const page = await pages.as("nora").page(`${path}/north`);
    expect(textOf(page)).toContain(
      "Volume &lt;2026&gt; 2026-Q2 · open 18,000.00 EUR 1 2,000.00 EUR 180.00 EUR 400.00 EUR 0.00 EUR 400.00 EUR",
    );
    expect(textOf(page)).toContain("2026-Q1 30,000.00 EUR 2 20,000.00 EUR 600.00 EUR 600.00 EUR 0.00 EUR 600.00 EUR");
    expect(page).toContain('href="/statements/north?period=2026-Q2"');
    expect(page).toContain('href="/dashboards/customers/north/lines/annual/2026-Q2"');
  });

  test("has payouts with their status, and the ways to how each was calculated", async () => {
    const page = await pages.as("sam").page(`${path}/south`);
    expect(textOf(page)).toContain("100.00 EUR Paid 2 May 2026 20 May 2026 – Volume &lt;2026&gt;, 2026-Q1");
    expect(textOf(page)).toContain("150.00 EUR Blocked 10 May 2026 25 May 2026 –");
    expect(page).toContain('href="/payouts/P1/calculation/annual/2026-Q1"');
    expect(page).toContain('href="/payouts/P3"');
    expect(page).not.toContain("P2");
  });

  test("of another region looks to a limited reader exactly as one that does not exist", async () => {
    const [others, nobody] = await Promise.all(
      [`${path}/south`, `${path}/nobody`].map(async (address) => {
        const response = await pages.as("nora").get(address);
        const page = await response.text();
        return { status: response.status, page: page.replaceAll(/south|nobody/g, "").replaceAll(/nonce[^>]*/g, "") };
      }),
    );
    expect(others?.status).toBe(403);
    expect(others).toEqual(nobody);
    expect((await pages.as("dora").get(`${path}/nobody`)).status).toBe(404);
    expect((await pages.as("dora").get(`${path}/nobody?region=DE`)).status).toBe(404);
  });

  test("is in Chinese for who reads it", async () => {
    const page = await pages.as("dora").page(`${path}/south?lang=zh`);
    for (const text of ["客户信息", "付款途中", "年度返利", "已拦截", "对账单"]) expect(page).toContain(text);
  });
});

describe("the lines of a position", () => {
  const lines = `${path}/north/lines/annual/2026-Q2`;
  beforeEach(() => {
    told = [];
  });

  test("tell it from its terms down to what is booked", async () => {
    const page = await pages.as("nora").page(lines);
    expect(told).toEqual(["annual/north/2026-Q2"]);
    for (const text of ["Nordwind &lt;GmbH&gt;", "2 % of net amount", "Sum of all 3 lines", "2011-12-31-00000007"])
      expect(page).toContain(text);
    expect(page).toContain(`href="${lines}/lines.csv"`);
  });

  test("come as a file", async () => {
    const response = await pages.as("nora").get(`${lines}/lines.csv`);
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="lines-annual-2026-Q2.csv"');
    expect(await response.text()).toContain("o0001");
  });

  test("are in Chinese for who reads it", async () => {
    expect(await pages.as("nora").page(`${lines}?lang=zh`)).toContain("净额的 2 %");
  });

  test.each(["", "/lines.csv"])("of another region's customer are refused, and nothing is asked: %s", async (of) => {
    expect((await pages.as("sam").get(`${lines}${of}`)).status).toBe(403);
    expect(told).toEqual([]);
  });

  test("of a position that is unknown are not there", async () => {
    expect((await pages.as("nora").get(`${path}/north/lines/annual/2020-Q1`)).status).toBe(404);
    expect((await pages.as("dora").get(`${path}/nobody/lines/annual/2026-Q2`)).status).toBe(404);
  });
});

test.each([path, `${path}/north`, `${path}/north/lines/annual/2026-Q2`])(
  "%s is refused to somebody whom the policy does not know",
  async (address) => {
    expect((await pages.as("eve", "auditor").get(address)).status).toBe(403);
  },
);

test("before the first committed night the page says what will fill it", async () => {
  const empty = await pagesOverLake("select 1");
  expect(await empty.as("dora").page(path)).toContain("No night has been committed yet");
  await empty.close();
});
