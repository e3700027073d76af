import { beforeEach, describe, expect, test } from "vitest";
import type { PlanRunOutput } from "../../../functions/plan-run/contract.ts";
import { type PlanRunServices, planNightlyRun } from "../../../functions/plan-run/plan-run.ts";
import { withDuckDb } from "../../../shared/aws/duckdb.ts";
import type { Ingestion } from "../../../shared/aws/ingestions.ts";
import { readRows } from "../../../shared/aws/parquet.ts";
import type { Run } from "../../../shared/aws/runs.ts";
import { factKey } from "../../../shared/facts/table.ts";
import { dimCalendar, dimNumber, publishedMonths, ruleTiers } from "../../../shared/facts/tables.ts";
import type { ProgramVersion } from "../../../shared/program/program.ts";
import { memoryObjects } from "../../support/memory-services.ts";
import { programWith, tiersOf, versionOf } from "../../support/program.ts";

const ingestion = (ingestionId: string, sequence: number): Ingestion => ({
  status: "accepted",
  ingestionId,
  kind: "orders",
  sourceId: "erp",
  file: `incoming/erp/${ingestionId}.csv`,
  rowsIn: 1,
  rowsAccepted: 1,
  rowsRejected: 0,
  netAmountAccepted: "10.00",
  rejectReasons: {},
  receivedAt: "2025-03-31T12:00:00.000Z",
  sequence,
});

let lake: ReturnType<typeof memoryObjects>;
let runs: Run[];
let committed: number;
beforeEach(() => {
  lake = memoryObjects();
  runs = [];
  committed = 0;
});

const counted = { ingestions: [ingestion("a", 1), ingestion("b", 2)], versions: [versionOf(programWith())] };
type Counted = { readonly ingestions: readonly Ingestion[]; readonly versions: readonly ProgramVersion[] };

/** Plans the next run as a function of AWS would, over all that the runs before have left. */
async function plan(asOfDate = "2025-03-31", { ingestions, versions }: Counted = counted): Promise<PlanRunOutput> {
  const services: PlanRunServices = {
    lake,
    lakeBucket: "lake",
    programs: { all: async () => versions },
    ingestions: { accepted: async () => ingestions },
    runs: {
      async acquire({ executionArn, startedAt }) {
        const number = runs.length + 1;
        const run: Run = {
          run_id: `${asOfDate}-0000000${number}`,
          run_number: number,
          as_of_date: asOfDate,
          execution_arn: executionArn,
          started_at: startedAt,
          status: "running",
          publishes_from_run_number: committed + 1,
        };
        runs.push(run);
        return run;
      },
      async find(runNumber) {
        const found = runs[runNumber - 1];
        if (found === undefined) throw new Error(`no run ${runNumber}`);
        return found;
      },
    },
    isAlive: async () => true,
    now: () => "2025-06-30T23:00:00.000Z",
    timeZone: "Europe/Berlin",
    firstAsOfDate: "2010-01-01",
    sql: {
      aggregate: "select 1",
      controlTotals: "select 2",
      duePositions: "select 3",
      customerMonths: "'{{run_id}}' from '{{panel_first_day}}' since '{{last_run_id}}' of '{{last_as_of_date}}'",
      enrolments: "select '{{run_id}}' as '{{as_of_date}}'",
    },
  };
  return planNightlyRun({ execution_arn: "execution", request: { as_of_date: asOfDate } }, services);
}

/** The run has gone through: its panel is published, and its commit row written. */
async function commit({ run }: PlanRunOutput): Promise<void> {
  await lake.write(factKey(publishedMonths, run.as_of_date, run.run_id), "months");
  committed = run.run_number;
}

const rowsOf = (key: string) => withDuckDb((duckdb) => readRows(duckdb, lake, [key]));
const tablesOf = ({ panel }: PlanRunOutput) => panel.map(({ table }) => table);
const both = ["customer_months", "enrolments"];

test("the panel's statements go below the run's work, table by table and attempt by attempt", async () => {
  const { panel } = await plan();
  expect(panel).toEqual([
    {
      table: "customer_months",
      before_attempt:
        "unload (\n'2025-03-31-00000001' from '2017-04-01' since '' of '2025-03-31'\n) to 's3://lake/runs-work/2025-03-31-00000001/customer_months/attempt=",
      after_attempt: "/' with (format = 'PARQUET', compression = 'SNAPPY', partitioned_by = array['month'])",
    },
    {
      table: "enrolments",
      before_attempt:
        "unload (\nselect '2025-03-31-00000001' as '2025-03-31'\n) to 's3://lake/runs-work/2025-03-31-00000001/enrolments/attempt=",
      after_attempt: "/' with (format = 'PARQUET', compression = 'SNAPPY')",
    },
  ]);
});

test("the months are compared with those of the last committed run, not of one that died", async () => {
  await commit(await plan("2025-01-31"));
  await plan("2025-02-28");
  const { panel } = await plan("2025-03-31");
  expect(panel[0]?.before_attempt).toContain("since '2025-01-31-00000001' of '2025-01-31'");
});

describe("the panel is looked for again", () => {
  test("where nothing has changed: not at all", async () => {
    await commit(await plan());
    expect(tablesOf(await plan())).toEqual([]);
  });

  test("on the first night", async () => expect(tablesOf(await plan())).toEqual(both));

  test("where another run has died, and its lines may have been others: no, only the committed one matters", async () => {
    await commit(await plan());
    await plan("2025-03-31", { ...counted, ingestions: [ingestion("a", 1)] });
    expect(tablesOf(await plan())).toEqual([]);
  });

  const [a, b, c] = [ingestion("a", 1), ingestion("b", 2), ingestion("c", 3)];
  const [version] = counted.versions as [ProgramVersion];
  const second = versionOf(programWith({ tiers: tiersOf("0: 2%") }), 2);
  test.each`
    asOfDate        | ingestions                                        | versions             | because
    ${"2025-04-01"} | ${[a, b]}                                         | ${[version]}         | ${"a day has passed"}
    ${"2025-03-31"} | ${[a, b, c]}                                      | ${[version]}         | ${"a file has come in"}
    ${"2025-03-31"} | ${[{ ...a, sequence: 2 }, { ...b, sequence: 1 }]} | ${[version]}         | ${"of two files the other one counts"}
    ${"2025-03-31"} | ${[a, b]}                                         | ${[version, second]} | ${"a version was published"}
    ${"2025-03-31"} | ${[a, b]}                                         | ${[]}                | ${"a program is gone"}
  `("since $because", async ({ asOfDate, ingestions, versions }) => {
    await commit(await plan());
    expect(tablesOf(await plan(asOfDate, { ingestions, versions }))).toEqual(both);
  });

  test("where the last committed run is of before there was a panel", async () => {
    const { run } = await plan();
    committed = run.run_number;
    expect(tablesOf(await plan())).toEqual(both);
  });
});

test("the tiers of the versions are written", async () => {
  const versions = [versionOf(programWith({ tiers: tiersOf("0: 1%, 2500.5: 2%") }))];
  const { run } = await plan("2025-03-31", { ...counted, versions });
  expect(await rowsOf(factKey(ruleTiers, run.as_of_date, run.run_id))).toMatchObject([
    { program_id: "annual", program_version: "1", tier: "1", tier_from: "0.00000000000000" },
    { program_id: "annual", program_version: "1", tier: "2", tier_from: "2500.50000000000000" },
  ]);
});

describe("the dimensions", () => {
  test("are written by the first run, in their declared columns", async () => {
    await plan();
    const numbers = await rowsOf("dim_number/all.parquet");
    expect([numbers.length, numbers[0], numbers.at(-1)]).toEqual([10_000, { number: "0" }, { number: "9999" }]);

    const days = await rowsOf("dim_calendar/all.parquet");
    expect([days.length, days[0]?.day, days.at(-1)?.day]).toEqual([36_525, "2000-01-01", "2099-12-31"]);
    expect(days.find(({ day }) => day === "2012-02-29")).toEqual({
      day: "2012-02-29",
      month: "2012-02",
      month_number: String(12 * 2012 + 1),
      month_first_day: "2012-02-01",
      month_day_after: "2012-03-01",
      quarter: "2012-Q1",
      half_year: "2012-H1",
      year: "2012",
      weekday: "3",
    });
    expect(days.find(({ day }) => day === "2011-12-31")).toMatchObject({
      month_day_after: "2012-01-01",
      quarter: "2011-Q4",
      half_year: "2011-H2",
      weekday: "6",
    });
  });

  test("have the declared types", async () => {
    await plan();
    for (const table of [dimNumber, dimCalendar]) {
      const types = await withDuckDb(async ({ connection, directory }) => {
        const file = `${directory}/types.parquet`;
        await lake.download(factKey(table, undefined, "all"), file);
        return (await connection.runAndReadAll(`describe select * from read_parquet('${file}')`)).getRows();
      });
      expect(types.map(([name, type]) => [name, type])).toEqual(
        table.columns.map(({ name, type }) => [
          name,
          { string: "VARCHAR", int: "INTEGER", date: "DATE" }[String(type)],
        ]),
      );
    }
  });

  test("are left alone where they are", async () => {
    await lake.write("dim_number/all.parquet", "numbers");
    await plan();
    expect(new TextDecoder().decode(await lake.read("dim_number/all.parquet"))).toBe("numbers");
    expect(await lake.exists("dim_calendar/all.parquet")).toBe(true);
  });
});
