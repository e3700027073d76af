import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sumOfColumn } from "../../../../functions/serve-pages/dashboards/dashboard.ts";
import { card } from "./cards.ts";
import { pagesOverLake } from "./lake-pages.ts";
import { payoutFacts } from "./payout-facts.ts";

/** Dora sees all customers, Nora those in DE, Sam those in FR. */

let pages: Awaited<ReturnType<typeof pagesOverLake>>;
beforeAll(async () => {
  pages = await pagesOverLake(payoutFacts);
});
afterAll(() => pages.close());

const path = "/dashboards/payouts";
const everything = { stage_pattern: "%", waits_for_pattern: "%", least_days_overdue: "0" };

describe("the page of payouts", () => {
  test("shows sums of the rows of the query that it names, what is paid apart from what is pending", async () => {
    const page = await pages.as("dora").page(path);
    const { rows } = await pages.answers.ask({ query: "payouts-by-stage" }, {});
    const pending = rows.filter(({ stage }) => stage !== "paid");
    expect(sumOfColumn(pending, "amount").toFixed(2)).toBe("1172.71");
    const figures = card(page, "Paid and pending");
    expect(figures).toContain("|1,172.71 EUR|6 payouts|");
    expect(figures).toContain("|144.44 EUR|2 payouts|");
    expect(figures).toContain("|183.33 EUR|3 payouts, past their day of payment|");
    expect(page).toContain('href="/data/payouts-by-stage"');
  });

  test("counts each stage with how long its payouts wait", async () => {
    const stages = card(await pages.as("dora").page(path), "By stage");
    expect(stages).toContain("|To be released|1|11.11 EUR|1|0|1|0|0|");
    expect(stages).toContain("|On its way|1|22.22 EUR|1|0|0|0|1|");
    expect(stages).toContain("|Stopped|3|238.88 EUR|");
    expect(stages).toContain("|Paid|2|144.44 EUR|–|–|–|–|–|");
  });

  test("lists what waits longest first, with the way to the payout and its customer", async () => {
    const page = await pages.as("dora").page(path);
    const { rows } = await pages.answers.ask({ query: "payouts-waiting", values: everything }, {});
    const ids = rows.map(({ payout_id }) => payout_id);
    expect(ids).toEqual(["P5", "P3", "P2", "P8", "P6", "P4"]);
    const list = page.slice(page.indexOf("<h2>Waiting longest</h2>"), page.indexOf("<h2>Overdue payouts"));
    expect([...list.matchAll(/href="\/payouts\/(P\d)"/g)].map(([, id]) => id)).toEqual(ids);
    expect(list).toContain('<a href="/dashboards/customers/north">Nordwind &lt;GmbH&gt;</a>');
    expect(card(page, "Waiting longest")).toContain("|21 days overdue|");
    expect(card(page, "Waiting longest")).toContain("|1 warning|");
  });

  test("lists what is overdue alone", async () => {
    const page = await pages.as("dora").page(path);
    const list = page.slice(page.indexOf("<h2>Overdue payouts"), page.indexOf("<h2>Why payouts"));
    expect([...list.matchAll(/href="\/payouts\/(P\d)"/g)].map(([, id]) => id)).toEqual(["P5", "P3", "P4"]);
  });

  test("says in words why payouts are stopped", async () => {
    const reasons = card(await pages.as("dora").page(path), "Why payouts are stopped");
    for (const text of [
      "|No payee registered|1|150.00 EUR|",
      "|Payout in cash|1|150.00 EUR|",
      "|Nobody of the last level decided in time|1|33.33 EUR|",
      "|Changes were requested|1|55.55 EUR|",
    ])
      expect(reasons).toContain(text);
  });

  test("shows how long each level takes", async () => {
    const times = card(await pages.as("dora").page(path), "Approval times per level");
    expect(times).toContain("|director|1|0|24|8|24|0|");
    expect(times).toMatch(/\|manager\|3\|1\|4\|5\|26\|1\|/);
  });

  test("shows a manager their own region's payouts and no others", async () => {
    const south = await pages.as("sam").page(path);
    expect(card(south, "Paid and pending")).toContain("|183.33 EUR|2 payouts|");
    expect(south).not.toContain("Nordwind");
    expect(south).not.toContain("Hafenkontor");
    const north = await pages.as("nora").page(path);
    expect(north).not.toContain("Atelier Sud");
    expect(north).not.toContain("No payee registered");
  });

  test("is cut by region, stage and whom payouts wait for, all from the address", async () => {
    const visit = async (search: string) => (await pages.as("dora").page(`${path}?${search}`)).replaceAll("&amp;", "&");
    const released = await visit("stage=to_release");
    expect(card(released, "Paid and pending")).toContain("|11.11 EUR|1 payout|");
    expect(card(released, "Paid and pending")).not.toContain("144.44");
    expect(released).not.toContain('href="/payouts/P2"');
    expect(released).toContain('<option value="to_release" selected>');
    expect(released).toContain(
      'href="/data/payouts-waiting?stage_pattern=to_release&waits_for_pattern=%25&least_days_overdue=0"',
    );
    const manager = await visit("waits_for=manager&region=DE");
    expect(card(manager, "Paid and pending")).toContain("|900.50 EUR|1 payout|");
    expect(manager).toContain('href="/data/payouts-by-stage?region=DE"');
    expect((await pages.as("nora").get(`${path}?region=FR`)).status).toBe(403);
  });

  test("shows everything where the stage is none, and says so where nothing is left", async () => {
    expect(card(await pages.as("dora").page(`${path}?stage=nonsense`), "Paid and pending")).toContain("1,172.71");
    const none = await pages.as("dora").page(`${path}?waits_for=nobody`);
    expect(none).toContain("No payout stands here with these filters.");
    expect(none).toContain("Nothing waits.");
  });

  test("is in Chinese for who reads it", async () => {
    const page = await pages.as("dora").page(`${path}?lang=zh`);
    for (const text of ["已付与待付", "等待最久", "未登记收款方", "待放行", "逾期 21 天", "各级审批用时"])
      expect(page).toContain(text);
    expect(page).not.toContain("Waiting longest");
  });

  test("is refused to somebody whom the policy does not know", async () => {
    expect((await pages.as("eve", "auditor").get(path)).status).toBe(403);
  });
});

test("before the first proposal the page says what will fill it", async () => {
  const empty = await pagesOverLake(
    "insert into runs (run_id, run_number, as_of_date, committed_at) values ('r', 1, '2026-05-31', timestamp '2026-06-01 02:00:00')",
  );
  expect(await empty.as("dora").page(path)).toContain("No payout has been proposed yet");
  await empty.close();
});
