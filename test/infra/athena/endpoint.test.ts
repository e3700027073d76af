import {
  BatchGetNamedQueryCommand,
  BatchGetQueryExecutionCommand,
  CreateNamedQueryCommand,
  CreatePreparedStatementCommand,
  DeleteNamedQueryCommand,
  GetDatabaseCommand,
  GetDataCatalogCommand,
  GetNamedQueryCommand,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  GetQueryRuntimeStatisticsCommand,
  GetTableMetadataCommand,
  GetWorkGroupCommand,
  ListDatabasesCommand,
  ListDataCatalogsCommand,
  ListNamedQueriesCommand,
  ListPreparedStatementsCommand,
  ListQueryExecutionsCommand,
  ListTableMetadataCommand,
  ListWorkGroupsCommand,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from "@aws-sdk/client-athena";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database, type Fixture, startFixture, waitFor, workGroup } from "./fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

const rows = async (sql: string, ...parameters: string[]) => (await fixture.ask(sql, ...parameters)).rows;

describe("tables", () => {
  test("hold the rows of their Parquet objects, with the partition as a column", async () => {
    const { rows, columns } = await fixture.ask("select * from order_lines order by order_id, net_amount");
    expect(rows).toEqual([
      ["o1", "2011-01-05", "c1", "1.000000", "4.250000", "false", "2011-01"],
      ["o1", "2011-01-05", "c1", "2.000000", "10.500000", "false", "2011-01"],
      ["o2", "2011-01-31", "c2", "10.000000", "100.000000", "false", "2011-01"],
      ["o3", "2011-02-01", "c1", "-1.000000", "-4.250000", "true", "2011-02"],
      ["o4", "2011-02-28", "c3", "3.000000", "0.015000", "false", "2011-02"],
    ]);
    expect(columns.map(({ Name, Type, Precision, Scale }) => [Name, Type, Precision, Scale])).toEqual([
      ["order_id", "varchar", 2147483647, 0],
      ["order_date", "date", 0, 0],
      ["customer_id", "varchar", 2147483647, 0],
      ["quantity", "decimal", 18, 6],
      ["net_amount", "decimal", 18, 6],
      ["is_return", "boolean", 0, 0],
      ["order_month", "varchar", 2147483647, 0],
    ]);
  });

  test("an older file without a column has nulls in it", async () => {
    expect(await rows("select customer_id, segment, since, tags from customers order by customer_id")).toEqual([
      ["c,3", 'say "hi"', undefined, undefined],
      ["c1", "key", "2010-05-06 07:08:09.000", undefined],
      ["c2", undefined, "2011-01-01 00:00:00.000", "|a|"],
    ]);
  });

  test("without any file a table is empty and has its types", async () => {
    const { rows, columns } = await fixture.ask("select * from nothing_yet");
    expect(rows).toEqual([]);
    expect(columns.map(({ Type }) => Type)).toEqual(["varchar", "decimal", "varchar"]);
  });

  test("a filter on the partition leaves other partitions' files alone", async () => {
    const plan = (await rows("explain select sum(net_amount) from order_lines where order_month = '2011-02'"))
      .flat()
      .join("\n");
    expect(plan).toMatch(/Scanning Files:\s*1\/2/);
  });

  test("a filter on the partition goes through views and with clauses", async () => {
    await fixture.ask(
      "create or replace view months as with all_lines as (select order_month, net_amount from order_lines) select * from all_lines",
    );
    const plan = (await rows("explain select sum(net_amount) from months where order_month = '2011-02'"))
      .flat()
      .join("\n");
    expect(plan).toMatch(/Scanning Files:\s*1\/2/);
  });

  test("a new object is in the next query, a changed one as well", async () => {
    const key = "nothing_yet/as_of_date=2011-03-31/x.parquet";
    await fixture.putParquet(key, "select 'c1' as customer_id, 1.5::decimal(18,4) as amount");
    expect(await rows("select customer_id, amount, as_of_date from nothing_yet")).toEqual([
      ["c1", "1.5000", "2011-03-31"],
    ]);
    await fixture.putParquet(key, "select 2.5::decimal(18,4) as amount, 'c2' as customer_id union all select 1, 'c9'");
    expect(await rows("select customer_id, amount, as_of_date from nothing_yet order by 1")).toEqual([
      ["c2", "2.5000", "2011-03-31"],
      ["c9", "1.0000", "2011-03-31"],
    ]);
  });

  test("objects outside of the projection's range are not seen, as on Athena", async () => {
    const dayFromToday = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    for (const day of ["2009-12-31", "2010-01-01", dayFromToday(0), dayFromToday(3)])
      await fixture.putParquet(
        `nothing_yet/as_of_date=${day}/y.parquet`,
        "select 'projected' as customer_id, 1::decimal(18,4) as amount",
      );
    expect(
      await rows("select as_of_date from nothing_yet where customer_id = 'projected' order by as_of_date"),
    ).toEqual([["2010-01-01"], [dayFromToday(0)]]);
  });

  test("views stand on views", async () => {
    expect(await rows("select * from busy_customers")).toEqual([["c1"]]);
    expect(await rows(`select n from "${database}"."orders_per_customer" v where v.customer_id = 'c2'`)).toEqual([
      ["1"],
    ]);
  });
});

describe("a query's life", () => {
  test("ends with its statistics and where its result is", async () => {
    const { execution } = await fixture.ask("select count(*) from order_lines");
    expect(execution).toMatchObject({
      Query: "select count(*) from order_lines",
      StatementType: "DML",
      SubstatementType: "SELECT",
      WorkGroup: workGroup,
      QueryExecutionContext: { Database: database },
      ResultConfiguration: { OutputLocation: `s3://results/desk/${execution.QueryExecutionId}.csv` },
      Status: { State: "SUCCEEDED" },
    });
    expect(execution.Statistics?.DataScannedInBytes).toBeGreaterThan(0);
    expect(execution.Status?.SubmissionDateTime).toBeInstanceOf(Date);
    const { QueryRuntimeStatistics } = await fixture.athena.send(
      new GetQueryRuntimeStatisticsCommand({ QueryExecutionId: execution.QueryExecutionId }),
    );
    expect(QueryRuntimeStatistics?.Rows?.OutputRows).toBe(1);
  });

  test("leaves a CSV with every value in quotes and nulls empty, and its metadata", async () => {
    const { execution } = await fixture.ask("select customer_id, segment, tags from customers order by 1");
    const key = `desk/${execution.QueryExecutionId}.csv`;
    expect(await fixture.text("results", key)).toBe(
      '"customer_id","segment","tags"\n"c,3","say ""hi""",\n"c1","key",\n"c2",,"|a|"\n',
    );
    expect(await fixture.text("results", `${key}.metadata`)).toContain("customer_id");
  });

  test("pages through the rows, the header being the first of them", async () => {
    const { execution, rows } = await fixture.ask("select x from unnest(sequence(1, 2500)) as t(x) order by x");
    expect(rows).toEqual(Array.from({ length: 2500 }, (_, index) => [String(index + 1)]));
    const QueryExecutionId = execution.QueryExecutionId;
    const first = await fixture.athena.send(new GetQueryResultsCommand({ QueryExecutionId, MaxResults: 2 }));
    expect(first.ResultSet?.Rows?.map(({ Data }) => Data?.[0]?.VarCharValue)).toEqual(["x", "1"]);
    const second = await fixture.athena.send(
      new GetQueryResultsCommand({
        QueryExecutionId,
        MaxResults: 2,
        ...(first.NextToken && { NextToken: first.NextToken }),
      }),
    );
    expect(second.ResultSet?.Rows?.map(({ Data }) => Data?.[0]?.VarCharValue)).toEqual(["2", "3"]);
    await expect(
      fixture.athena.send(new GetQueryResultsCommand({ QueryExecutionId, MaxResults: 1001 })),
    ).rejects.toThrow(/MaxResults/);
  });

  test("takes parameters as literals, and bare words as texts", async () => {
    const sql =
      "select order_id from order_lines where customer_id = ? and order_date >= ? and quantity > ? order by net_amount desc limit 1";
    expect(await rows(sql, "'c1'", "date '2011-01-01'", "0")).toEqual([["o1"]]);
    expect(await rows(sql, "c1", "date '2011-01-01'", "0.5")).toEqual([["o1"]]);
    expect(await rows("select ?, ?", "it's", "'?'")).toEqual([["it's", "?"]]);
    expect(await fixture.failure("select ?", "1", "2")).toBe(
      "SYNTAX_ERROR: Incorrect number of parameters: expected 1 but found 2",
    );
    expect(await fixture.failure("select ?")).toMatch(/Incorrect number of parameters/);
  });

  test("fails with Athena's words and the place", async () => {
    const execution = await fixture.finish("select customer_id,\n  nope from order_lines");
    expect(execution.Status).toMatchObject({
      State: "FAILED",
      StateChangeReason:
        "COLUMN_NOT_FOUND: line 2:3: Column 'nope' cannot be resolved or requester is not authorized to access requested resources",
      AthenaError: { ErrorCategory: 2, Retryable: false },
    });
    await expect(
      fixture.athena.send(new GetQueryResultsCommand({ QueryExecutionId: execution.QueryExecutionId })),
    ).rejects.toThrow(/did not finish successfully/);
    expect(await fixture.failure("delete from order_lines")).toMatch(
      /^NOT_SUPPORTED: line 1:1: a statement that begins with DELETE/,
    );
  });

  test("the same request token starts one query", async () => {
    const start = (QueryString: string) =>
      fixture.athena.send(
        new StartQueryExecutionCommand({
          QueryString,
          WorkGroup: workGroup,
          ClientRequestToken: "token-of-thirty-two-characters-or-more",
        }),
      );
    const [first, second] = [await start("select 1"), await start("select 1")];
    expect(second.QueryExecutionId).toBe(first.QueryExecutionId);
    await expect(start("select 2")).rejects.toThrow("Idempotent parameters do not match");
  });

  test("can be stopped", async () => {
    const { QueryExecutionId } = await fixture.athena.send(
      new StartQueryExecutionCommand({
        QueryString:
          "select count(*) from unnest(sequence(1, 200000)) a(x), unnest(sequence(1, 200000)) b(y) where (x * y) % 7 = 3",
        WorkGroup: workGroup,
      }),
    );
    const stateOf = async () =>
      (await fixture.athena.send(new GetQueryExecutionCommand({ QueryExecutionId }))).QueryExecution?.Status?.State;
    await expect.poll(stateOf).toBe("RUNNING");
    await fixture.athena.send(new StopQueryExecutionCommand({ QueryExecutionId }));
    expect((await waitFor(fixture.athena, QueryExecutionId ?? "")).Status?.State).toBe("CANCELLED");
    expect(await rows("select 1")).toEqual([["1"]]);
  });

  test("is cancelled when it would read more than the workgroup allows", async () => {
    const execution = await fixture.finish("select count(*) from order_lines", { WorkGroup: "narrow" });
    expect(execution.Status).toMatchObject({
      State: "CANCELLED",
      StateChangeReason: "Bytes scanned limit was exceeded",
    });
    expect((await fixture.finish("select 1", { WorkGroup: "narrow" })).Status?.State).toBe("SUCCEEDED");
  });

  test("needs a place for its result", async () => {
    await expect(fixture.finish("select 1", { WorkGroup: "primary" })).rejects.toThrow(/No output location provided/);
    const execution = await fixture.finish("select 1", {
      WorkGroup: "primary",
      ResultConfiguration: { OutputLocation: "s3://results/mine" },
    });
    expect(execution.ResultConfiguration?.OutputLocation).toBe(`s3://results/mine/${execution.QueryExecutionId}.csv`);
  });

  test("can be listed and fetched in a batch", async () => {
    const { execution } = await fixture.ask("select 'listed'");
    const id = execution.QueryExecutionId ?? "";
    const { QueryExecutionIds } = await fixture.athena.send(
      new ListQueryExecutionsCommand({ WorkGroup: workGroup, MaxResults: 1 }),
    );
    expect(QueryExecutionIds).toEqual([id]);
    const batch = await fixture.athena.send(new BatchGetQueryExecutionCommand({ QueryExecutionIds: [id, "nobody"] }));
    expect(batch.QueryExecutions?.map(({ QueryExecutionId }) => QueryExecutionId)).toEqual([id]);
    expect(batch.UnprocessedQueryExecutionIds?.map(({ QueryExecutionId }) => QueryExecutionId)).toEqual(["nobody"]);
    await expect(
      fixture.athena.send(new GetQueryExecutionCommand({ QueryExecutionId: "nobody" })),
    ).rejects.toMatchObject({
      name: "InvalidRequestException",
    });
  });

  test("many at once all end well", async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => rows(`select count(*) + ${index} from order_lines`)),
    );
    expect(answers.flat(2)).toEqual(Array.from({ length: 12 }, (_, index) => String(5 + index)));
  });
});

describe("the catalog", () => {
  test("is served without Glue", async () => {
    const { athena } = fixture;
    const CatalogName = "AwsDataCatalog";
    expect((await athena.send(new ListDataCatalogsCommand({}))).DataCatalogsSummary?.[0]?.CatalogName).toBe(
      CatalogName,
    );
    expect((await athena.send(new GetDataCatalogCommand({ Name: CatalogName }))).DataCatalog?.Type).toBe("GLUE");
    const databases = await athena.send(new ListDatabasesCommand({ CatalogName }));
    expect(databases.DatabaseList?.map(({ Name }) => Name)).toEqual(["default", database]);
    expect((await athena.send(new GetDatabaseCommand({ CatalogName, DatabaseName: database }))).Database?.Name).toBe(
      database,
    );
    const tables = await athena.send(
      new ListTableMetadataCommand({ CatalogName, DatabaseName: database, Expression: "order.*" }),
    );
    expect(tables.TableMetadataList?.map(({ Name }) => Name)).toEqual(["order_lines", "orders_per_customer"]);
    const { TableMetadata } = await athena.send(
      new GetTableMetadataCommand({ CatalogName, DatabaseName: database, TableName: "order_lines" }),
    );
    expect(TableMetadata).toMatchObject({
      TableType: "EXTERNAL_TABLE",
      PartitionKeys: [{ Name: "order_month", Type: "string", Comment: "The order_month" }],
      Parameters: { location: "s3://lake/order_lines/" },
    });
    expect(TableMetadata?.Columns?.[3]).toEqual({ Name: "quantity", Type: "decimal(18,6)", Comment: "The quantity" });
    await expect(
      athena.send(new GetTableMetadataCommand({ CatalogName, DatabaseName: database, TableName: "nope" })),
    ).rejects.toMatchObject({ name: "MetadataException" });
  });

  test("answers SHOW and DESCRIBE with text", async () => {
    const { execution, rows: tables } = await fixture.ask("show tables like 'order*'");
    expect(tables).toEqual([["order_lines"], ["orders_per_customer"]]);
    expect(execution).toMatchObject({ StatementType: "UTILITY", SubstatementType: "SHOW_TABLES" });
    expect(await fixture.text("results", `desk/${execution.QueryExecutionId}.txt`)).toBe(
      "order_lines\norders_per_customer\n",
    );
    expect(await rows("show databases")).toEqual([["default"], [database]]);
    expect((await rows("show columns in customers")).flat()).toEqual(["customer_id", "segment", "since", "tags"]);
    expect((await rows("show partitions order_lines")).flat()).toEqual(["order_month=2011-01", "order_month=2011-02"]);
    expect((await rows("show create view busy_customers")).flat().join(" ")).toContain("from orders_per_customer");
    expect((await rows("describe customers"))[0]?.[0]).toMatch(/^customer_id\s+\tstring\s+\tThe customer_id/);
  });

  test("answers information_schema", async () => {
    const sql = `select table_name from information_schema.tables where table_schema = '${database}' and table_type = 'VIEW' and table_name like '%customer%' order by 1`;
    expect(await rows(sql)).toEqual([["busy_customers"], ["orders_per_customer"]]);
  });

  test("has the workgroups and named queries of the template", async () => {
    const { athena } = fixture;
    const groups = await athena.send(new ListWorkGroupsCommand({}));
    expect(groups.WorkGroups?.map(({ Name }) => Name)).toEqual(["primary", workGroup, "narrow"]);
    const { WorkGroup } = await athena.send(new GetWorkGroupCommand({ WorkGroup: workGroup }));
    expect(WorkGroup?.Configuration).toMatchObject({
      EnforceWorkGroupConfiguration: true,
      BytesScannedCutoffPerQuery: 1_000_000_000,
      ResultConfiguration: { OutputLocation: "s3://results/desk/" },
    });
    const { NamedQueryIds } = await athena.send(new ListNamedQueriesCommand({ WorkGroup: workGroup }));
    const [NamedQueryId = ""] = NamedQueryIds ?? [];
    const { NamedQuery } = await athena.send(new GetNamedQueryCommand({ NamedQueryId }));
    expect(NamedQuery).toMatchObject({
      Name: "orders",
      Database: database,
      QueryString: "select count(*) from order_lines",
    });
    const created = await athena.send(
      new CreateNamedQueryCommand({ Name: "mine", Database: database, QueryString: "select 1", WorkGroup: workGroup }),
    );
    const batch = await athena.send(
      new BatchGetNamedQueryCommand({ NamedQueryIds: [NamedQueryId, created.NamedQueryId ?? "", "nobody"] }),
    );
    expect(batch.NamedQueries?.map(({ Name }) => Name)).toEqual(["orders", "mine"]);
    expect(batch.UnprocessedNamedQueryIds?.length).toBe(1);
    await athena.send(new DeleteNamedQueryCommand({ NamedQueryId: created.NamedQueryId }));
  });

  test("keeps prepared statements", async () => {
    await fixture.athena.send(
      new CreatePreparedStatementCommand({
        StatementName: "lines_of",
        WorkGroup: workGroup,
        QueryStatement: "select count(*) from order_lines where customer_id = ?",
      }),
    );
    expect(await rows("execute lines_of using 'c1'")).toEqual([["3"]]);
    expect(await rows("execute lines_of", "c2")).toEqual([["1"]]);
    await fixture.ask("prepare two from select ? + ?");
    expect(await rows("execute two using 1, (2)")).toEqual([["3"]]);
    const listed = await fixture.athena.send(new ListPreparedStatementsCommand({ WorkGroup: workGroup }));
    expect(listed.PreparedStatements?.map(({ StatementName }) => StatementName)).toEqual(["lines_of", "two"]);
    await fixture.ask("deallocate prepare two");
    expect(await fixture.failure("execute two using 1, 2")).toMatch(/two was not found/);
  });
});

test("an unknown operation is refused by name", async () => {
  const response = await fetch(fixture.url, {
    method: "POST",
    headers: { "x-amz-target": "AmazonAthena.CreateCapacityReservation" },
    body: "{}",
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ __type: "UnknownOperationException" });
});
