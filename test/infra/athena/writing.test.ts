import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Fixture, startFixture } from "./fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

const rows = async (sql: string) => (await fixture.ask(sql)).rows;

describe("unload", () => {
  test("writes Parquet objects below the folders of their partition, and a manifest", async () => {
    const { execution } = await fixture.ask(
      "unload (select order_id, sum(net_amount) as net_amount, count(*) as lines, customer_id from order_lines group by order_id, customer_id) " +
        "to 's3://lake/unloaded/' with (format = 'PARQUET', compression = 'SNAPPY', partitioned_by = array['customer_id'])",
    );
    expect(execution).toMatchObject({ StatementType: "DML", SubstatementType: "UNLOAD" });
    const keys = await fixture.keys("lake", "unloaded/");
    expect(keys.map((key) => key.split("/")[1])).toEqual(["customer_id=c1", "customer_id=c2", "customer_id=c3"]);
    const manifest = await fixture.text("results", `desk/${execution.QueryExecutionId}-manifest.csv`);
    expect(manifest.trim().split("\n").sort()).toEqual(keys.map((key) => `s3://lake/${key}`).sort());
    expect(execution.Statistics?.DataManifestLocation).toBe(
      `s3://results/desk/${execution.QueryExecutionId}-manifest.csv`,
    );
  });

  test("refuses a place that is not empty", async () => {
    await fixture.ask("unload (select 1 as x) to 's3://lake/once/' with (format = 'PARQUET')");
    expect(await fixture.failure("unload (select 1 as x) to 's3://lake/once/' with (format = 'PARQUET')")).toMatch(
      /^HIVE_PATH_ALREADY_EXISTS: .*s3:\/\/lake\/once\//,
    );
  });

  test("of no rows writes no object", async () => {
    await fixture.ask(
      "unload (select order_id from order_lines where 1 = 2) to 's3://lake/none/' with (format = 'PARQUET')",
    );
    expect(await fixture.keys("lake", "none/")).toEqual([]);
  });

  test("refuses what Athena cannot write", async () => {
    const unload = (query: string, more = "") =>
      fixture.failure(`unload (${query}) to 's3://lake/refused/' with (format = 'PARQUET'${more})`);
    expect(await unload("select null as x")).toBe("NOT_SUPPORTED: Unsupported Hive type: unknown");
    expect(await unload("select now() as x")).toBe("NOT_SUPPORTED: Unsupported Hive type: timestamp with time zone");
    expect(await unload("select 1 as x, 2 as x")).toMatch(/DUPLICATE_COLUMN_NAME/);
    expect(await unload("select 1 as p, 2 as x", ", partitioned_by = array['p']")).toMatch(
      /HIVE_COLUMN_ORDER_MISMATCH/,
    );
    expect(await fixture.failure("unload (select 1 as x) to 's3://lake/refused/' with (format = 'ORC')")).toMatch(
      /NOT_SUPPORTED.*ORC/,
    );
    expect(await fixture.keys("lake", "refused/")).toEqual([]);
  });

  test("counts places in the query from the statement's beginning", async () => {
    expect(
      await fixture.failure("unload (select nope from order_lines) to 's3://lake/refused/' with (format = 'PARQUET')"),
    ).toMatch(/^COLUMN_NOT_FOUND: line 1:16:/);
  });
});

describe("tables made from queries", () => {
  test("hold the query's rows until they are dropped", async () => {
    const { execution } = await fixture.ask(
      "create table january with (format = 'PARQUET', external_location = 's3://lake/january/', partitioned_by = array['customer_id']) as " +
        "select order_id, sum(quantity) as quantity, count(*) as lines, customer_id from order_lines where order_month = '2011-01' group by order_id, customer_id",
    );
    expect(execution).toMatchObject({ StatementType: "DDL", SubstatementType: "CREATE_TABLE_AS_SELECT" });
    const { rows: made, columns } = await fixture.ask("select * from january order by order_id");
    expect(made).toEqual([
      ["o1", "3.000000", "2", "c1"],
      ["o2", "10.000000", "1", "c2"],
    ]);
    expect(columns.map(({ Type }) => Type)).toEqual(["varchar", "decimal", "bigint", "varchar"]);
    expect(await fixture.failure("create table january as select 1 as x")).toMatch(/TABLE_ALREADY_EXISTS/);
    await fixture.ask("drop table january");
    expect(await fixture.failure("select * from january")).toMatch(/TABLE_NOT_FOUND/);
    expect((await fixture.keys("lake", "january/")).length).toBe(2);
  });

  test("take more rows by insert", async () => {
    await fixture.ask("create table notes as select 'a' as note, cast(1 as decimal(18,6)) as amount");
    const { execution } = await fixture.ask("insert into notes select 'b', cast(2.5 as decimal(18,6))");
    expect(execution.SubstatementType).toBe("INSERT");
    expect(await rows("select * from notes order by note")).toEqual([
      ["a", "1.000000"],
      ["b", "2.500000"],
    ]);
    expect(await fixture.failure("insert into notes select 1, 2")).toMatch(
      /TYPE_MISMATCH: Insert query has mismatched column types/,
    );
  });

  test("without data hold none", async () => {
    await fixture.ask("create table empty_copy as select * from customers with no data");
    expect(await rows("select * from empty_copy")).toEqual([]);
  });
});

describe("views", () => {
  test("are made, replaced, shown and dropped", async () => {
    await fixture.ask("create view big as select order_id from order_lines where net_amount > 50");
    expect(await rows("select * from big")).toEqual([["o2"]]);
    expect(await fixture.failure("create view big as select 1 as x")).toMatch(/View already exists/);
    await fixture.ask(
      "create or replace view big as select order_id from order_lines where net_amount > 10 order by 1",
    );
    expect(await rows("select order_id from big order by order_id")).toEqual([["o1"], ["o2"]]);
    expect((await rows("show views")).flat()).toContain("big");
    await fixture.ask("drop view big");
    await fixture.ask("drop view if exists big");
    expect(await fixture.failure("drop view big")).toMatch(/TABLE_NOT_FOUND/);
  });

  test("whose query is wrong are refused when they are made", async () => {
    expect(await fixture.failure("create view wrong as select nope from order_lines")).toMatch(
      /^COLUMN_NOT_FOUND: line 1:29:/,
    );
  });
});
