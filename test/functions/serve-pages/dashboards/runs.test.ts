import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { twoNights } from "./given.ts";
import { pagesOverLake } from "./lake-pages.ts";

/** Dora sees all customers, Nora those in DE. */

/** The second night read 1,807 rows, of which its files say seven were rejected, and the lake holds one of them. It posted two entries. */
const withFiles = `${twoNights}
update runs set billed_bytes = null where run_number = 1;
update runs set ingestions = 3, entries_posted = 2, lines_accepted = 1800, accrue_invocations = 1, billed_bytes = 41943040
  where run_number = 2;
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence, rows_in, rows_accepted, rows_rejected) values
  ('2026-05-31-00000002', '2026-05-31', 'orders', 'orders', 2, 8, 1, 7);
insert into order_lines (ingestion_id, line_id, net_amount) values ('orders', 'l1', 10);
insert into rejected_lines (ingestion_id, line_number) values ('orders', 1);
insert into standings (run_id, as_of_date, program_id, customer_id, currency, accrued_amount) values
  ('2026-05-31-00000002', '2026-05-31', 'annual', 'north', 'EUR', 1377.77);
`;

let pages: Awaited<ReturnType<typeof pagesOverLake>>;
beforeAll(async () => {
  pages = await pagesOverLake(withFiles);
});
afterAll(() => pages.close());

const path = "/dashboards/runs";

const totalsSince = async (day: string) =>
  (await pages.answers.ask({ query: "control-totals", values: { first_as_of_date: day } }, {})).rows;

const told = (markup: string): string => markup.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
const nightOf = (page: string, run: string): string =>
  told(page.split("<tr>").find((row) => row.includes(`id="${run}"`)) ?? "");

describe("the nights", () => {
  test("show what each counted and booked, and how long it took", async () => {
    const page = await pages.as("dora").page(path);
    const { rows } = await pages.answers.ask({ query: "runs-and-totals" }, {});
    expect(rows.map(({ run_id, change_amount }) => [run_id, change_amount])).toEqual([
      ["2026-05-31-00000002", "-122.7300"],
      ["2026-04-30-00000001", "1500.5000"],
    ]);
    const second = nightOf(page, "2026-05-31-00000002");
    for (const text of ["31 May 2026", "1 Jun 2026, 04:04", "4 min 5 s", " 3 1,800 7 1,750 4 2 -122.73 EUR"])
      expect(second).toContain(text);
    const first = nightOf(page, "2026-04-30-00000001");
    for (const text of ["3 min 20 s", "900 0 880 3 2 1,500.50 EUR"]) expect(first).toContain(text);
    expect(page.indexOf("2026-05-31-00000002")).toBeLessThan(page.indexOf("2026-04-30-00000001"));
    for (const data of ["runs-and-totals", "control-totals?first_as_of_date=2026-04-30"])
      expect(page).toContain(`href="/data/${data}"`);
  });

  test("show what each cost at most, as the query says, and where nobody knows it", async () => {
    const page = await pages.as("dora").page(path);
    const { rows } = await pages.answers.ask({ query: "cost-of-runs" }, {});
    expect(rows.map(({ run_id, cost_amount }) => [run_id, cost_amount])).toEqual([
      ["2026-05-31-00000002", "0.013401"],
      ["2026-04-30-00000001", null],
    ]);
    expect(nightOf(page, "2026-05-31-00000002")).toContain("-122.73 EUR 0.0134 USD");
    expect(nightOf(page, "2026-04-30-00000001")).toContain("1,500.50 EUR not known");
    expect(told(page)).toContain("Cost at most 0.0134 USD on AWS, estimated");
    expect(page).toContain('href="/data/cost-of-runs"');
  });

  test("show whether their totals tie as the query says, and what does not", async () => {
    const page = await pages.as("dora").page(path);
    const rows = await totalsSince("2000-01-01");
    const untied = (run: string) => rows.filter(({ run_id, is_tied }) => run_id === run && is_tied === "false");
    const names = untied("2026-05-31-00000002").map(({ check_name }) => check_name);
    expect(names).toContain("rejected_rows_in_lake");
    expect(nightOf(page, "2026-05-31-00000002")).toContain(`${names.length} do not tie`);
    const failed = told(page.split("What does not tie")[1]?.split("</table>")[0] ?? "");
    expect(failed).toContain("31 May 2026 Rejected rows in the lake – 7 1 6");
  });

  test.each(["2026-04-30", "2026-05-31"])("from %s on have the totals that they have among all", async (day) => {
    const all = await totalsSince("2000-01-01");
    const since = await totalsSince(day);
    expect(since.length).toBeGreaterThan(5);
    expect(since).toEqual(all.filter(({ as_of_date }) => (as_of_date ?? "") >= day));
  });

  test("are drawn, the oldest first", async () => {
    const page = await pages.as("dora").page(path);
    const options = page.match(/id="durations-options">(.*?)<\/script>/)?.[1] ?? "{}";
    const { xAxis, series } = JSON.parse(options).options;
    expect(xAxis.data).toEqual(["30 Apr", "31 May"]);
    expect(series[0].data).toEqual([200, 245]);
    expect(page).toContain("From 200 to 245 seconds; the latest took 245.");
    const lines = JSON.parse(page.match(/id="lines-options">(.*?)<\/script>/)?.[1] ?? "{}").options.series;
    expect(lines.map(({ data }: { data: readonly number[] }) => data)).toEqual([
      [880, 1750],
      [0, 7],
    ]);
    expect(page).not.toContain(" style=");
  });

  test("are the same for a manager of a region, and say that they are of all customers", async () => {
    const [all, north] = await Promise.all([pages.as("dora").page(path), pages.as("nora").page(path)]);
    expect(nightOf(north, "2026-05-31-00000002")).toBe(nightOf(all, "2026-05-31-00000002"));
    expect(north).toContain("Figures are those of all customers.");
    expect(north).not.toContain("Customers of DE only");
  });

  test("are in Chinese for who reads it", async () => {
    const page = await pages.as("dora").page(`${path}?lang=zh`);
    for (const text of ["夜间运行", "4 分 5 秒", "项不一致", "数据湖中拒收的行"]) expect(page).toContain(text);
  });
});

test("a night whose totals all tie says so", async () => {
  const tied = await pagesOverLake(`
    insert into runs (run_id, run_number, as_of_date, started_at, committed_at, ingestions, billed_bytes) values
      ('r1', 1, '2026-05-31', timestamp '2026-06-01 02:00:00', timestamp '2026-06-01 02:00:09', 1, null);
    insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values ('r1', '2026-05-31', 'f', 'customers', 1);`);
  const page = await tied.as("dora").page(path);
  expect(nightOf(page, "r1")).toContain("9 s 1 0 0 0 0 0 none not known tie");
  expect(told(page)).toContain("tie 5 checks");
  expect(page).not.toContain("What does not tie");
  await tied.close();
});

test("of more than ten nights the earlier ones are folded away, and none before the last thirty is shown", async () => {
  const many = await pagesOverLake(`
    insert into runs (run_id, run_number, as_of_date, started_at, committed_at)
    select concat('r', n), n, strftime(date '2026-01-01' + n::int, '%Y-%m-%d'), timestamp '2026-01-01 02:00:00', timestamp '2026-01-01 02:03:00'
    from range(40) as nights (n);
    insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) select run_id, as_of_date, 'f', 'customers', 1 from runs;`);
  const page = await many.as("dora").page(path);
  expect([...page.matchAll(/id="(r\d+)"/g)].map(([, id]) => id)).toEqual(
    Array.from({ length: 30 }, (_, n) => `r${39 - n}`),
  );
  const [open = "", folded = ""] = page.split("<summary>20 nights before</summary>");
  expect(open.match(/id="r\d+"/g)).toHaveLength(10);
  expect(folded.match(/id="r\d+"/g)).toHaveLength(20);
  expect(page).toContain("first_as_of_date=2026-01-11");
  expect(page.match(/<span class="badge good">tie</g)).toHaveLength(31);
  await many.close();
});

test.each([path, "/data/control-totals", "/data/cost-of-runs", "/data/runs-and-totals"])(
  "%s is refused to who has no part in it",
  async (address) => {
    expect((await pages.as("eve", "auditor").get(address)).status).toBe(403);
    expect((await pages.as("nora").get(`${address}?region=FR`)).status).toBe(403);
  },
);

test("before the first committed night the page says what will fill it", async () => {
  const empty = await pagesOverLake("select 1");
  const response = await empty.as("dora").get(path);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("No night has been committed yet");
  await empty.close();
});
