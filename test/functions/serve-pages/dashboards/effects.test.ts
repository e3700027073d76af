import { StartQueryExecutionCommand } from "@aws-sdk/client-athena";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pagesOverLake } from "./lake-pages.ts";
import { measured } from "./measured.ts";

/** Dora sees all customers, Nora those in DE. */

let pages: Awaited<ReturnType<typeof pagesOverLake>>;
beforeAll(async () => {
  pages = await pagesOverLake(measured);
});
afterAll(() => pages.close());

const path = "/dashboards/effects";
/** A row of the table of programs, by the program that it leads to. */
const rowOf = (page: string, program: string): string =>
  page.split("<tr>").find((row) => row.includes(`href="${path}/${program}"`)) ?? "";
const told = (markup: string): string => markup.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

describe("the effects of all programs", () => {
  test("are the rows of the query, each with its interval, grade and comparison", async () => {
    const page = await pages.as("dora").page(path);
    const { rows } = await pages.answers.ask({ query: "effects-of-programs" }, {});
    expect(rows.map(({ program_id, orders_effect }) => [program_id, orders_effect])).toEqual([
      ["lottery", "-0.4"],
      ["club", "0.5"],
      ["pilot", null],
      ["newest", null],
    ]);
    const club = told(rowOf(page, "club"));
    for (const text of [
      "Club &lt;b&gt;",
      "B moved alike before",
      "+0.50 +22",
      "+0.30 to +0.70 more",
      "40 customers, with 35 outside",
    ])
      expect(club).toContain(text);
    expect(club).toContain("+80.00 EUR +16");
    expect(club).toContain("−37.60 to +197.60 not shown");
    const lottery = told(rowOf(page, "lottery"));
    for (const text of ["A drawn by lot", "−0.40", "−0.60 to −0.20 less", "−12.50 CHF", "with 31 whom a lot kept out"])
      expect(lottery).toContain(text);
    expect(told(rowOf(page, "pilot"))).toContain("Fewer than 30 customers were treated");
    expect(told(rowOf(page, "newest"))).toContain("Not measured yet");
  });

  test("are drawn on one scale, with nothing that the page's policy forbids", async () => {
    const page = await pages.as("dora").page(path);
    expect(page.match(/<svg class="interval"/g)).toHaveLength(2);
    // The scale goes from -0.596 to 0.696, so the line of no effect stands at the same place in both.
    const zeros = [...page.matchAll(/<line x1="([\d.]+)" y1="0"/g)].map(([, at]) => at);
    expect(zeros).toEqual(["78.0", "78.0"]);
    expect(page).not.toContain(" style=");
  });

  test("are those of all customers for a manager of a region, too, and say so", async () => {
    const [all, north] = await Promise.all([pages.as("dora").page(path), pages.as("nora").page(path)]);
    expect(rowOf(north, "club")).toBe(rowOf(all, "club"));
    expect(north).not.toContain("Customers of DE only");
    expect(north).toContain("whatever your region");
  });

  test("are in Chinese for who reads it", async () => {
    const page = await pages.as("dora").page(`${path}?lang=zh`);
    expect(told(rowOf(page, "club"))).toContain("会员返利");
    for (const text of ["此前走势一致", "因抽签未参与的客户", "每客户每月", "参与方案的客户不足 30 个"])
      expect(page).toContain(text);
  });
});

describe("the report of a program", () => {
  const club = `${path}/club`;

  test("stands in the frame of all pages, with its own style sheet and no style beside it", async () => {
    const response = await pages.as("dora").get(club);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain("What Club &lt;b&gt; does");
    expect(told(page)).toContain("ordered 0.50 more times per month (95 % interval 0.30 to 0.70; +22 %)");
    expect(page).toContain("40 customers who joined in November 2025 with 35 who joined no program in that time");
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page.match(/<svg role="img"/g)?.length).toBeGreaterThanOrEqual(2);
    expect(page).not.toMatch(/ style=|<style/);
    const sheet = page.match(/href="(\/assets\/effects\.[0-9a-f]{12}\.css)"/)?.[1] ?? "";
    const styles = await pages.as("dora").get(sheet);
    expect(styles.headers.get("content-type")).toBe("text/css; charset=utf-8");
    expect(await styles.text()).toMatch(/^\.effect-report \{/);
  });

  test("reckons the return with what a reader states, and says how it can be stated", async () => {
    const without = await pages.as("dora").page(club);
    expect(without).toContain("State one at the end of this page");
    expect(without).not.toContain("--margin");
    const stated = await pages.as("dora").page(`${club}?margin=24.5&administration=1000`);
    expect(stated).not.toContain("State one at the end of this page");
    expect(told(stated)).toContain("24.5 %, as stated");
    expect(told(stated)).toContain("1,000.00 EUR");
    expect(stated).toContain(
      'name="margin" type="number" min="0" max="100" step="any" inputmode="decimal" value="24.5"',
    );
  });

  test.each(["margin=101", "margin=-1", "margin=a%22%3E", "administration=-5", "administration=1e3"])(
    "is made without what is no margin or cost: %s",
    async (stated) => {
      const response = await pages.as("dora").get(`${club}?${stated}`);
      const page = await response.text();
      expect(response.status).toBe(200);
      expect(page).toContain('role="alert"');
      expect(page).toContain("State one at the end of this page");
      expect(page).not.toContain('value="a">');
    },
  );

  test("is made once for each run", async () => {
    await pages.as("dora").page(club);
    const asked: StartQueryExecutionCommand["input"][] = [];
    const athena = pages.services.queryDesk?.athena;
    if (athena === undefined) throw new Error("nothing is asked");
    const { send } = athena;
    athena.send = ((...given: Parameters<typeof send>) => {
      if (given[0] instanceof StartQueryExecutionCommand) asked.push(given[0].input);
      return send.apply(athena, given);
    }) as typeof send;
    await pages.as("nora").page(club);
    expect(asked).toEqual([]);
    await pages.as("nora").page(`${club}?margin=31`);
    expect(asked.length).toBeGreaterThan(10);
    // Athena may give each answer again, but only in the same state of the facts.
    for (const { QueryString, ResultReuseConfiguration } of asked) {
      expect(QueryString).toContain("'2026-05-31-00000002 2026-05-31-00000002' <> ''");
      expect(ResultReuseConfiguration?.ResultReuseByAgeConfiguration?.Enabled).toBe(true);
    }
    athena.send = send;
  });

  test("leads to each question that it was made from, with rows and SQL, for a manager of a region, too", async () => {
    const nora = pages.as("nora");
    const page = await nora.page(`${path}/club?margin=25`);
    const links = [...page.matchAll(/href="(\/data\/[^"]+)"/g)].map(([, link = ""]) => link.replaceAll("&amp;", "&"));
    for (const link of ["/data/effects-of-programs", "/data/summaries?program_id=club"]) expect(links).toContain(link);
    expect(links).toContainEqual(expect.stringMatching(/^\/data\/effect-return\?.*margin_fraction=0\.25/));
    expect(links.length).toBeGreaterThanOrEqual(13);
    for (const link of links) {
      const response = await nora.get(link);
      expect(response.status, link).toBe(200);
      expect(await response.text()).toContain('<pre class="sql"');
    }
  });

  test("describes where nothing can be told", async () => {
    const page = told(await pages.as("dora").page(`${path}/pilot`));
    expect(page).toContain("What Pilot changes cannot be told.");
    expect(page).toContain("Grade D");
  });

  test("says what will fill it where the program is not measured", async () => {
    const response = await pages.as("dora").get(`${path}/newest`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("Newest has not been measured yet");
  });

  test("is not there of a program that the run does not know", async () => {
    expect((await pages.as("dora").get(`${path}/unknown`)).status).toBe(404);
  });

  test("is in Chinese for who reads it", async () => {
    const page = told(await pages.as("dora").page(`${club}?lang=zh`));
    for (const text of ["会员返利的效果", "多下单 0.50 次", "产品没有给出毛利率。在本页末尾给出"])
      expect(page).toContain(text);
    expect(page).not.toContain("--margin");
  });
});

test.each([path, `${path}/club`, "/data/effects-of-programs"])(
  "%s is refused to who has no part in it",
  async (address) => {
    expect((await pages.as("eve", "auditor").get(address)).status).toBe(403);
    expect((await pages.as("nora").get(`${address}?region=FR`)).status).toBe(403);
  },
);

test.each([
  ["nothing is committed", "select 1", "No night has been committed yet"],
  [
    "no program is published",
    "insert into runs (run_id, run_number, as_of_date, committed_at) values ('r', 1, '2026-05-31', timestamp '2026-06-01 02:00:00')",
    "No program is published yet",
  ],
  [
    "nothing is measured",
    `insert into runs (run_id, run_number, as_of_date, committed_at) values ('r', 1, '2026-05-31', timestamp '2026-06-01 02:00:00');
     insert into programs (run_id, as_of_date, program_id, program_version, name_en) values ('r', '2026-05-31', 'club', 1, 'Club')`,
    "No effects have been measured yet",
  ],
])("where %s, the page says what will fill it", async (_, given, text) => {
  const empty = await pagesOverLake(given);
  const response = await empty.as("dora").get(path);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain(text);
  await empty.close();
});
