import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noon } from "../payouts.ts";
import { card } from "./cards.ts";
import { pagesOverLake } from "./lake-pages.ts";
import { payoutFacts } from "./payout-facts.ts";

/** Auditors: Dora sees all customers, Nora those in DE, Sam those in FR. */

let pages: Awaited<ReturnType<typeof pagesOverLake>>;
beforeAll(async () => {
  pages = await pagesOverLake(payoutFacts);
});
afterAll(() => pages.close());

const path = "/dashboards/controls";
const auditor = (name: string) => pages.as(name, "auditor");

describe("the page of controls", () => {
  test("is for auditors and administrators, and its queries are too", async () => {
    for (const address of [path, "/data/who-approved-what", "/data/segregation-of-duties/rows.csv"]) {
      expect((await pages.as("dora").get(address)).status).toBe(403);
      expect((await pages.as("dora", "approver", "releaser").get(address)).status).toBe(403);
      expect((await auditor("dora").get(address)).status).toBe(200);
      expect((await pages.as("dora", "admin").get(address)).status).toBe(200);
      expect((await pages.as("eve", "auditor").get(address)).status).toBe(403);
    }
    expect(await pages.as("dora").page("/dashboards")).not.toContain('href="/dashboards/controls"');
    expect(await auditor("dora").page("/dashboards")).toContain('href="/dashboards/controls"');
  });

  test("shows who had two parts in a payment", async () => {
    const duties = card(await auditor("dora").page(path), "Segregation of duties");
    expect(duties).toContain("|Not well|Payouts were paid although one person had two parts, or nobody approved.|");
    expect(duties).toContain("|Two parts|nora|Nordwind &lt;GmbH&gt;|44.44 EUR|19 May 2026|pat|nora|nora|ray|");
    expect(duties).not.toContain("Atelier Sud");
    const south = card(await auditor("sam").page(path), "Segregation of duties");
    expect(south).toContain("|Well|One payout is paid, proposed, approved and released by different people.|");
  });

  test("counts and lists what did not go the ordinary way, the latest first", async () => {
    const exceptions = card(await auditor("dora").page(path), "Exceptions and overrides");
    const { rows } = await pages.answers.ask({ query: "exceptions-and-overrides" }, {});
    expect(rows).toHaveLength(7);
    expect(exceptions).toContain("|To look at|7 times a payout did not go the ordinary way.|");
    expect(exceptions).toContain("|2 × Blocked|");
    expect(exceptions).toContain("|1 × Decided by a substitute|");
    expect(exceptions).toContain("|Warning approved|Jump against earlier payouts|Nordwind");
    expect(exceptions).toContain("|Decided by a substitute|for nora|Nordwind &lt;GmbH&gt;|11.11 EUR|Approved|dirk|");
    expect(exceptions).toContain("|Proposed again|round 2|Hafenkontor|");
    expect(exceptions).toContain("|Not decided in time|manager|Atelier Sud|");
  });

  test("shows unusual payouts with the figures of the warning", async () => {
    const unusual = card(await auditor("dora").page(path), "Unusual payouts");
    expect(unusual).toContain("11.11 EUR is more than 3 times the median 2.00 of the customer");
    expect(card(await auditor("sam").page(path), "Unusual payouts")).toContain("|Well|No check warned.|");
  });

  test("says where more was paid than the terms allow", async () => {
    expect(card(await auditor("dora").page(path), "Payouts against frequency limits")).toContain(
      "|Well|Nobody was paid",
    );
    const twice = await pagesOverLake(
      `${payoutFacts}; update payouts set status = 'paid', payout_on = date '2026-05-21', approved_at = proposed_at where payout_id = 'P4'`,
    );
    const frequency = card(await twice.as("dora", "auditor").page(path), "Payouts against frequency limits");
    expect(frequency).toContain("|Not well|");
    expect(frequency).toContain("|annual|north|2026|1|2|1|");
    await twice.close();
  });

  test("says who decided, and who of them the policy no longer names", async () => {
    const decisions = card(await auditor("dora").page(path), "Who approved what");
    expect(decisions).toContain("|To look at|One of those who decided is no longer in the approval policy.|");
    expect(decisions).toContain("|gone@example.com|Not in the policy|0|0|1|0|");
    expect(decisions).toContain("|sam|1|0|0|0|");
    expect(decisions).toContain("|sam|Approved|Atelier Sud|100.00 EUR|manager|as agreed with &lt;Sud&gt;|");
    const north = card(await auditor("nora").page(path), "Who approved what");
    expect(north).not.toContain("Atelier Sud");
    expect(north).not.toContain("|sam|");
    expect(card(await auditor("sam").page(path), "Who approved what")).toContain(
      "|Well|1 decision by one person whom the approval policy names.|",
    );
  });

  test("shows rejected rows by file and reason, with the way to them", async () => {
    const page = (await auditor("dora").page(path)).replaceAll("&amp;", "&");
    expect(card(page, "Rejected rows")).toContain(
      "|erp/2026-05.csv|the date is a calendar day in one of the profile's formats|2 of 10|row 4, Date: “31.02.2026”|".replaceAll(
        "'",
        "&#39;",
      ),
    );
    const way = "/data/rejected-rows-of-file?ingestion_id=orders&reason=date_invalid";
    expect(page).toContain(`href="${way}"`);
    expect(await auditor("dora").page(way)).toContain("31.02.2026");
  });

  test("keeps rows of files, which name no region, from who sees one region only", async () => {
    const page = await auditor("nora").page(path);
    expect(page).not.toContain("31.02.2026");
    expect(page).toContain("Rejected rows name no region");
    for (const address of [
      "/data/rejected-rows",
      "/data/rejected-rows-of-file/rows.csv?ingestion_id=orders&reason=date_invalid",
    ])
      expect((await auditor("nora").get(address)).status).toBe(403);
  });

  test("says which control totals of the latest run do not tie", async () => {
    const totals = card(await auditor("dora").page(path), "Control totals");
    expect(totals).toContain("|Not well|4 totals do not tie.|");
    expect(totals).toContain("|Accrued in standings and in the ledger|annual|0.00 EUR|1,377.77 EUR|-1,377.77 EUR|");
    expect(totals).not.toContain("Rejected rows counted and stored");
    const again = await pagesOverLake(
      `${payoutFacts}; insert into runs (run_id, run_number, as_of_date, committed_at) values ('2026-05-31-00000003', 3, '2026-05-31', timestamp '2026-06-01 05:00:00')`,
    );
    const later = card(await again.as("dora", "auditor").page(path), "Control totals");
    expect(later).toContain("|Accrued in standings and in the ledger|annual|");
    expect(later).not.toContain("Order lines accepted and stored");
    await again.close();
  });

  test("says how old the latest run is, and whether a night was missed", async () => {
    const fresh = card(await auditor("dora").page(path), "Freshness of the data");
    expect(fresh).toContain("|To look at|Effects have not been measured for a week of runs or more.|");
    expect(fresh).toContain("|31 h ago|");
    pages.clock.at = "2026-06-03T10:00:00.000Z";
    const late = card(await auditor("dora").page(path), "Freshness of the data");
    pages.clock.at = noon;
    expect(late).toContain("|Not well|The latest run was committed 55 h ago: a night was missed.|");
  });

  test("is cut to a region by whoever sees it", async () => {
    const page = await auditor("dora").page(`${path}?region=FR`);
    expect(page).toContain('href="/data/segregation-of-duties?region=FR"');
    expect(page).not.toContain("Nordwind");
    expect((await auditor("nora").get(`${path}?region=FR`)).status).toBe(403);
  });

  test("is in Chinese for who reads it", async () => {
    const page = await auditor("dora").page(`${path}?lang=zh`);
    for (const text of ["内控", "一人兼两职", "与以往付款相比突增", "日期符合来源配置的格式", "控制总数不一致"])
      expect(page).toContain(text);
    expect(page).not.toContain("Segregation");
  });
});

test("where all is well the page says so and shows no rows", async () => {
  const calm = await pagesOverLake(
    "insert into runs (run_id, run_number, as_of_date, committed_at) values ('r', 1, '2026-06-01', timestamp '2026-06-02 02:00:00'); insert into effect_runs (run_id, as_of_date, run_number, measured_at) values ('r', '2026-06-01', 1, timestamp '2026-06-02 03:00:00')",
  );
  const page = await calm.as("dora", "auditor").page(path);
  for (const text of [
    "Every payout went the ordinary way.",
    "No check warned.",
    "The one total of the latest run ties.",
    "No payout is paid yet.",
    "h ago, and effects are measured",
  ])
    expect(page).toContain(text);
  expect(page.match(/<table/g)).toHaveLength(1);
  expect(page).not.toMatch(/badge (danger|warning)/);
  await calm.close();
});
