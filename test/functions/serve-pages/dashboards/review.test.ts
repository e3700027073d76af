import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { card } from "./cards.ts";
import { pagesOverLake } from "./lake-pages.ts";
import { reviewFacts } from "./review-facts.ts";

/** Dora sees all customers, Nora those in DE, Sam those in FR. */

let pages: Awaited<ReturnType<typeof pagesOverLake>>;
beforeAll(async () => {
  pages = await pagesOverLake(reviewFacts);
});
afterAll(() => pages.close());

const path = "/dashboards/review";
const programs = "What each program cost, whom it reached, and whether it works";

describe("the policy review", () => {
  test("shows the quarter that was over last, unless the address says another span", async () => {
    const page = await pages.as("dora").page(path);
    expect(page).toContain(`<h2>${programs} · 2026 Q1</h2>`);
    expect(page).not.toContain("This span is not over");
    const half = await pages.as("dora").page(`${path}?span=2026-H1`);
    expect(half).toContain(`<h2>${programs} · 2026 H1</h2>`);
    expect(half).toContain("This span is not over");
    expect(await pages.as("dora").page(`${path}?span=2026-Q7`)).toContain("· 2026 Q1</h2>");
  });

  test("shows of each program what its query says of the span", async () => {
    const values = { program_pattern: "%", review_kind: "quarter" };
    const { rows } = await pages.answers.ask({ query: "program-review", values }, {});
    const asked = rows.find((row) => row.review_period === "2026-Q2" && row.program_id === "annual");
    expect(asked).toMatchObject({ cost_amount: "1377.7700", members: "2", active_members: "1", effect_grade: "B" });
    const table = card(await pages.as("dora").page(`${path}?span=2026-Q2`), `${programs} · 2026 Q2`);
    expect(table).toContain("|Annual volume|1,377.77 EUR|3.44%|2|1 with orders|");
    expect(table).toContain("|12.50 EUR|-3.00 to 28.00|B|compared, clean before|");
    expect(table).toContain("|Quarterly|0.00 EUR|–|0|0 with orders|0.00 EUR|0 payouts|–|not measured|");
  });

  test("says in words what is to be looked at next", async () => {
    const next = card(await pages.as("dora").page(`${path}?span=2026-Q2`), "Look at next · 2026 Q2");
    expect(next).toContain(
      "|Cost without effect|Annual volume|It cost money, and an effect on purchases cannot be told from none.|",
    );
    expect(next).not.toContain("Quarterly");
    expect(card(await pages.as("dora").page(path), "Look at next · 2026 Q1")).toContain("|Tiers nobody reaches|Annual");
  });

  test("shows tiers that nobody reaches, with their figures", async () => {
    const tiers = card(await pages.as("dora").page(path), "Tiers that stand out · 2026 Q1");
    expect(tiers).toContain("|Annual volume|2|1,000|0 of 10|0|Nobody reaches it|");
    expect(tiers).not.toContain("Many just miss it");
    expect(card(await pages.as("dora").page(`${path}?span=2026-Q2`), "Tiers that stand out · 2026 Q2")).toContain(
      "no tier stands out",
    );
  });

  test("lists customers just below a tier, the nearest first, and to a manager only their own region's", async () => {
    const all = card(await pages.as("dora").page(path), "Customers just below a tier");
    expect(all).toMatch(
      /\|Atelier Sud\|Quarterly\|2026-Q1\|500\|5\|1\.0%\|Nordwind &lt;GmbH&gt;\|Quarterly\|2026-Q1\|500\|25\|5\.0%/,
    );
    const north = card(await pages.as("nora").page(path), "Customers just below a tier");
    expect(north).toContain("Nordwind");
    expect(north).not.toContain("Atelier Sud");
    expect(await pages.as("nora").page(path)).toContain("Programs are shown as a whole");
    expect(await pages.as("dora").page(path)).not.toContain("Programs are shown as a whole");
    const annual = card(await pages.as("dora").page(`${path}?program=annual`), "Customers just below a tier");
    expect(annual).toContain("Nobody ended just below a tier.");
  });

  test("shows how payouts were approved, and what did not go the ordinary way", async () => {
    const approvals = card(await pages.as("dora").page(`${path}?span=2026-Q2`), "Approvals and exceptions · 2026 Q2");
    expect(approvals).toContain("|Annual volume|8|3 / 0 / 1|14|26|");
    expect(approvals).toContain("|1 by a substitute|");
  });

  test("leads to the rows and the statement", async () => {
    const page = await pages.as("dora").page(`${path}?span=2026-H1`);
    expect(page.replaceAll("&amp;", "&")).toContain(
      'href="/data/program-review?program_pattern=%25&review_kind=half_year"',
    );
    const rows = await pages.as("nora").page("/data/customers-just-below?program_pattern=%25");
    expect(rows).toContain("north");
    expect(rows).not.toContain("south");
  });

  test("is in Chinese for who reads it", async () => {
    const page = await pages.as("dora").page(`${path}?lang=zh`);
    for (const text of ["2026 年第 1 季度", "年度返利", "阶梯无人达到", "临近阶梯的客户", "审批与例外"])
      expect(page).toContain(text);
    expect(page).not.toContain("Annual volume");
  });

  test("says so where no program was in force", async () => {
    expect(await pages.as("dora").page(`${path}?span=2019-Q1`)).toContain("No program was in force in this span");
  });

  test("is refused to somebody whom the policy does not know, and for another region", async () => {
    expect((await pages.as("eve", "auditor").get(path)).status).toBe(403);
    expect((await pages.as("nora").get(`${path}?region=FR`)).status).toBe(403);
  });
});

test("before the first program the page says what will fill it", async () => {
  const empty = await pagesOverLake(
    "insert into runs (run_id, run_number, as_of_date, committed_at) values ('r', 1, '2026-05-31', timestamp '2026-06-01 02:00:00')",
  );
  expect(await empty.as("dora").page(path)).toContain("No program is published yet");
  await empty.close();
});
