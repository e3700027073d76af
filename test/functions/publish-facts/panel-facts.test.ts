import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { publishPanelFacts } from "../../../functions/publish-facts/panel-facts.ts";
import { withDuckDb } from "../../../shared/aws/duckdb.ts";
import { objectStore, type TidiedStore } from "../../../shared/aws/objects.ts";
import { readRows, writeFacts } from "../../../shared/aws/parquet.ts";
import { type FactRow, type FactTable, factKey } from "../../../shared/facts/table.ts";
import { customerMonths, enrolments, publishedMonths } from "../../../shared/facts/tables.ts";
import { panelAttemptPrefix } from "../../../shared/run/keys.ts";
import { panelTables } from "../../../shared/run/panel.ts";
import { startS3 } from "../../support/s3.ts";

const buckets = Array.from({ length: 24 }, (_, index) => `lake-${index}`);
let s3: Awaited<ReturnType<typeof startS3>>;
let lake: TidiedStore;
let opened = 0;

beforeAll(async () => {
  s3 = await startS3(...buckets);
});
afterAll(() => s3.stop());
beforeEach(() => {
  lake = objectStore(s3.client, buckets[opened++] ?? "");
});

type Run = { readonly run_id: string; readonly as_of_date: string };
const runOf = (number: number, as_of_date: string): Run => ({ run_id: `${as_of_date}-0000000${number}`, as_of_date });
const [first, second, third] = [runOf(1, "2026-03-31"), runOf(2, "2026-04-10"), runOf(3, "2026-04-11")] as const;

const joined = (customer_id: string, more: FactRow = {}): FactRow => ({
  program_id: "standard",
  customer_id,
  currency: "EUR",
  cohort_month: "2026-01",
  is_held_out: false,
  ...more,
});

/** What an attempt of a run unloads: for each month the rows of each of its files, and one file of enrolments. */
type Unloaded = {
  readonly attempt?: number;
  readonly months?: Readonly<Record<string, readonly (readonly FactRow[])[]>>;
  readonly enrolled?: readonly FactRow[];
};

async function unload(run: Run, { attempt = 1, months = {}, enrolled = [joined("C1")] }: Unloaded) {
  await withDuckDb(async (duckdb) => {
    const monthsPrefix = panelAttemptPrefix(run.run_id, "customer_months", attempt);
    for (const [month, files] of Object.entries(months))
      for (const [index, rows] of files.entries())
        await writeFacts(
          duckdb,
          lake,
          customerMonths,
          `${monthsPrefix}month=${month}/20260411_${index}`,
          rows.map((row) => ({ run_id: run.run_id, ...row })),
        );
    const columns = enrolments.columns.filter(({ name }) => name !== "run_id");
    const prefix = panelAttemptPrefix(run.run_id, "enrolments", attempt);
    // Athena writes no file where there are no rows.
    if (enrolled.length > 0)
      await writeFacts(duckdb, lake, { ...enrolments, columns }, `${prefix}20260411_0`, enrolled);
  });
}

const publish = (run: Run, lastCommitted: Run | undefined, attempt: number | undefined = 1): Promise<boolean> =>
  withDuckDb((duckdb) =>
    publishPanelFacts(
      duckdb,
      lake,
      { run, lastCommitted },
      attempt === 0 ? [] : panelTables.map((table) => ({ table, attempt })),
    ),
  );

async function night(run: Run, lastCommitted: Run | undefined, unloaded: Unloaded): Promise<boolean> {
  await unload(run, unloaded);
  return publish(run, lastCommitted, unloaded.attempt);
}

const rowsOf = (table: FactTable, run: Run) =>
  withDuckDb((duckdb) => readRows(duckdb, lake, [factKey(table, run.as_of_date, run.run_id)]));
const publishedBy = async (run: Run) =>
  Object.fromEntries((await rowsOf(publishedMonths, run)).map(({ month, month_run_id }) => [month, month_run_id]));
/** The months' objects as `2026-01 of run 1`. */
const versions = async () =>
  (await lake.list("customer_months/")).map((key) =>
    key.replace(/^customer_months\/month=(.+)\/.+-0*(\d+)-\d+\.parquet$/, "$1 of run $2"),
  );

const amount = (net_amount: string, customer_id = "C1"): FactRow => ({ customer_id, currency: "EUR", net_amount });
const [january, february, march] = [[[amount("10")]], [[amount("20")], [amount("5", "C2")]], [[amount("30")]]] as const;
const quarter: Unloaded = { months: { "2026-01": january, "2026-02": february, "2026-03": march } };
/** The panel as the first run left it is unchanged in the second, but for the days of April. */
const april = { "2026-04": [[amount("40")]] };

describe("the first night", () => {
  test("puts every month into its place, and says whose rows count", async () => {
    expect(await night(first, undefined, quarter)).toBe(true);
    expect(await lake.list("customer_months/")).toEqual([
      `customer_months/month=2026-01/${first.run_id}-0.parquet`,
      `customer_months/month=2026-02/${first.run_id}-0.parquet`,
      `customer_months/month=2026-02/${first.run_id}-1.parquet`,
      `customer_months/month=2026-03/${first.run_id}-0.parquet`,
    ]);
    const rows = await withDuckDb(async (duckdb) =>
      readRows(duckdb, lake, await lake.list("customer_months/month=2026-02/")),
    );
    expect(rows).toMatchObject([
      { run_id: first.run_id, customer_id: "C1", net_amount: "20.0000" },
      { run_id: first.run_id, customer_id: "C2", net_amount: "5.0000" },
    ]);
    expect(await publishedBy(first)).toEqual({
      "2026-01": first.run_id,
      "2026-02": first.run_id,
      "2026-03": first.run_id,
    });
    expect(await rowsOf(enrolments, first)).toMatchObject([
      { run_id: first.run_id, program_id: "standard", customer_id: "C1", cohort_month: "2026-01", stratum: null },
    ]);
  });

  test("repeated comes to the same", async () => {
    await night(first, undefined, quarter);
    const keys = await lake.list("");
    expect(await publish(first, undefined)).toBe(true);
    expect(await lake.list("")).toEqual(keys);
  });

  test("publishes what the attempt that holds has written, and nothing of one that failed", async () => {
    await unload(first, { attempt: 1, months: { "2025-12": january } });
    await night(first, undefined, { attempt: 2, months: { "2026-01": january } });
    expect(await publishedBy(first)).toEqual({ "2026-01": first.run_id });
    expect(await versions()).toEqual(["2026-01 of run 1"]);
  });

  test("may find nobody who bought anything or is in a program", async () => {
    expect(await night(first, undefined, { enrolled: [] })).toBe(true);
    expect(await publishedBy(first)).toEqual({});
    expect(await rowsOf(enrolments, first)).toEqual([]);
  });
});

describe("a later night", () => {
  beforeEach(() => night(first, undefined, quarter));

  test("writes the months that have changed; of the others the rows count that were there", async () => {
    expect(await night(second, first, { months: { "2026-02": [[amount("21")]], ...april } })).toBe(true);
    expect(await publishedBy(second)).toEqual({
      "2026-01": first.run_id,
      "2026-02": second.run_id,
      "2026-03": first.run_id,
      "2026-04": second.run_id,
    });
  });

  test.each`
    unloaded                                                                         | changed  | because
    ${{ months: april }}                                                             | ${false} | ${"April is not over"}
    ${{ months: { "2026-03": march } }}                                              | ${true}  | ${"March is"}
    ${{ months: april, enrolled: [joined("C2"), joined("C1")] }}                     | ${true}  | ${"somebody has joined"}
    ${{ months: april, enrolled: [] }}                                               | ${true}  | ${"somebody is in no program any more"}
    ${{ months: april, enrolled: [joined("C1", { stratum: "key" })] }}               | ${true}  | ${"a stratum is another one"}
    ${{ months: april, enrolled: [joined("C1"), joined("C1", { is_held_out: 1 })] }} | ${true}  | ${"a row more is a difference"}
  `("has changed the panel: $changed, for $because", async ({ unloaded, changed }) => {
    expect(await night(second, first, unloaded)).toBe(changed);
    // A repeat says the same.
    expect(await publish(second, first)).toBe(changed);
  });

  test("has changed the panel by the mere end of a month", async () => {
    expect(await night(runOf(2, "2026-04-29"), first, {})).toBe(false);
    expect(await night(runOf(3, "2026-04-30"), first, {})).toBe(true);
  });

  test("leaves the months before the panel begins", async () => {
    const later = runOf(2, "2034-02-01");
    expect(await night(later, first, {})).toBe(true);
    expect(await publishedBy(later)).toEqual({ "2026-03": first.run_id });
  });

  test("with nothing to unload shows what the last one shows, under its own id", async () => {
    const again = runOf(2, first.as_of_date);
    expect(await publish(again, first, 0)).toBe(false);
    expect(await publishedBy(again)).toEqual(await publishedBy(first));
    expect(await rowsOf(enrolments, again)).toEqual([
      { ...(await rowsOf(enrolments, first))[0], run_id: again.run_id },
    ]);
  });

  test("goes on from the last committed run, not from one that died", async () => {
    await night(second, first, { months: { "2026-01": [[amount("99")]], ...april } });
    await night(third, first, { months: april });
    expect(await publishedBy(third)).toMatchObject({ "2026-01": first.run_id, "2026-04": third.run_id });
  });
});

describe("versions of a month that nobody will see again", () => {
  beforeEach(async () => {
    await night(first, undefined, { months: { "2026-01": january, "2026-04": [[amount("1")]] } });
    await night(second, first, { months: { "2026-04": [[amount("2")]] } });
  });

  test("are taken away once the run that replaced them is committed", async () => {
    expect(await versions()).toEqual(["2026-01 of run 1", "2026-04 of run 1", "2026-04 of run 2"]);
    await night(third, second, { months: { "2026-04": [[amount("3")]] } });
    expect(await versions()).toEqual(["2026-01 of run 1", "2026-04 of run 2", "2026-04 of run 3"]);
  });

  test("stay while the run that replaced them is not", async () => {
    await night(third, first, { months: { "2026-04": [[amount("3")]] } });
    expect(await versions()).toEqual(["2026-01 of run 1", "2026-04 of run 1", "2026-04 of run 2", "2026-04 of run 3"]);
    // Those of the run that died go with the others.
    await night(runOf(4, third.as_of_date), third, {});
    expect(await versions()).toEqual(["2026-01 of run 1", "2026-04 of run 3"]);
  });

  test("are not what later runs have shown, where a run's function goes on after it was given up", async () => {
    await night(third, second, { months: { "2026-04": [[amount("3")]] } });
    const before = await versions();
    await publish(second, first);
    expect(await versions()).toEqual(before);
  });

  test("nothing else below the table's prefix is taken away", async () => {
    await lake.write("customer_months/README", "kept");
    await night(third, second, {});
    expect(await lake.exists("customer_months/README")).toBe(true);
  });
});
