import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  AthenaClient,
  type ColumnInfo,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  type QueryExecution,
  StartQueryExecutionCommand,
  type StartQueryExecutionCommandInput,
} from "@aws-sdk/client-athena";
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { DuckDBInstance } from "@duckdb/node-api";
import S3rver from "s3rver";
import { startAthena } from "../../../infra/local/athena/server.ts";
import { freePort } from "../../../infra/local/free-port.ts";
import type { Resource } from "../../../infra/local/template.ts";

export const database = "tierline";
export const workGroup = "desk";

const region = "eu-central-1";
const credentials = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };

const glueTable = (
  name: string,
  columns: Readonly<Record<string, string>>,
  partitionKeys: Readonly<Record<string, string>> = {},
  parameters: Readonly<Record<string, string>> = {},
): Resource => {
  const list = (all: Readonly<Record<string, string>>) =>
    Object.entries(all).map(([Name, Type]) => ({ Name, Type, Comment: `The ${Name}` }));
  return {
    logicalId: `${name}Table`,
    type: "AWS::Glue::Table",
    properties: {
      CatalogId: "000000000000",
      DatabaseName: database,
      TableInput: {
        Name: name,
        Description: `All ${name}`,
        TableType: "EXTERNAL_TABLE",
        Parameters: parameters,
        PartitionKeys: list(partitionKeys),
        StorageDescriptor: { Columns: list(columns), Location: `s3://lake/${name}/` },
      },
    },
  };
};

const glueView = (name: string, sql: string): Resource => ({
  logicalId: `${name}View`,
  type: "AWS::Glue::Table",
  properties: {
    CatalogId: "000000000000",
    DatabaseName: database,
    TableInput: {
      Name: name,
      TableType: "VIRTUAL_VIEW",
      Parameters: { presto_view: "true" },
      StorageDescriptor: { Columns: [{ Name: "n", Type: "bigint" }] },
      ViewOriginalText: `/* Presto View: ${Buffer.from(JSON.stringify({ originalSql: sql, catalog: "awsdatacatalog", schema: database, columns: [] })).toString("base64")} */`,
      ViewExpandedText: "/* Presto View */",
    },
  },
});

export const resources: readonly Resource[] = [
  {
    logicalId: "Database",
    type: "AWS::Glue::Database",
    properties: { CatalogId: "000000000000", DatabaseInput: { Name: database } },
  },
  glueTable(
    "order_lines",
    {
      order_id: "string",
      order_date: "date",
      customer_id: "string",
      quantity: "decimal(18,6)",
      net_amount: "decimal(18,6)",
      is_return: "boolean",
    },
    { order_month: "string" },
  ),
  glueTable("customers", { customer_id: "string", segment: "string", since: "timestamp", tags: "string" }),
  glueTable(
    "nothing_yet",
    { customer_id: "string", amount: "decimal(18,4)" },
    { as_of_date: "string" },
    {
      "projection.enabled": "true",
      "projection.as_of_date.type": "date",
      "projection.as_of_date.format": "yyyy-MM-dd",
      "projection.as_of_date.range": "2010-01-01,NOW+1DAYS",
    },
  ),
  glueView(
    "orders_per_customer",
    "select customer_id, count(distinct order_id) as n from order_lines group by customer_id",
  ),
  glueView("busy_customers", "select customer_id from orders_per_customer where n > 1"),
  {
    logicalId: "Desk",
    type: "AWS::Athena::WorkGroup",
    properties: {
      Name: workGroup,
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: true,
        BytesScannedCutoffPerQuery: 1_000_000_000,
        ResultConfiguration: { OutputLocation: "s3://results/desk/" },
      },
    },
  },
  {
    logicalId: "Narrow",
    type: "AWS::Athena::WorkGroup",
    properties: {
      Name: "narrow",
      WorkGroupConfiguration: {
        BytesScannedCutoffPerQuery: 10,
        ResultConfiguration: { OutputLocation: "s3://results/narrow/" },
      },
    },
  },
  {
    logicalId: "Question",
    type: "AWS::Athena::NamedQuery",
    properties: {
      Name: "orders",
      Database: database,
      QueryString: "select count(*) from order_lines",
      WorkGroup: workGroup,
    },
  },
];

export type Answer = {
  readonly execution: QueryExecution;
  readonly columns: readonly ColumnInfo[];
  /** Rows without the header; null is undefined. */
  readonly rows: readonly (readonly (string | undefined)[])[];
};

export type Fixture = {
  readonly athena: AthenaClient;
  readonly s3: S3Client;
  readonly url: string;
  readonly s3Url: string;
  /** Writes a query's rows as a Parquet object. */
  putParquet(key: string, sql: string): Promise<void>;
  keys(bucket: string, prefix: string): Promise<readonly string[]>;
  text(bucket: string, key: string): Promise<string>;
  /** Runs a statement to its end, whatever the end is. */
  finish(sql: string, more?: Partial<StartQueryExecutionCommandInput>): Promise<QueryExecution>;
  /** Runs a statement that must succeed and reads all its rows. */
  ask(sql: string, ...parameters: readonly string[]): Promise<Answer>;
  /** The reason why a statement fails. */
  failure(sql: string, ...parameters: readonly string[]): Promise<string>;
  close(): Promise<void>;
};

/** A local S3 with a few tables in it, and the Athena endpoint over it. */
export async function startFixture(): Promise<Fixture> {
  const directory = await mkdtemp(join(tmpdir(), "athena-test-"));
  const s3Directory = join(directory, "s3");
  const s3Port = await freePort(0);
  const buckets = ["lake", "results"].map((name) => ({ name, configs: [] }));
  const s3rver = new S3rver({
    port: s3Port,
    address: "127.0.0.1",
    silent: true,
    directory: s3Directory,
    configureBuckets: buckets,
  });
  await s3rver.run();
  const s3Url = `http://127.0.0.1:${s3Port}`;
  const s3 = new S3Client({
    region,
    credentials,
    endpoint: s3Url,
    forcePathStyle: true,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  const server = await startAthena({ resources, s3Directory, s3, port: 0 });
  const athena = new AthenaClient({ region, credentials, endpoint: server.url });
  const duckdb = await (await DuckDBInstance.create(":memory:")).connect();

  async function finish(sql: string, more: Partial<StartQueryExecutionCommandInput> = {}): Promise<QueryExecution> {
    const started = await athena.send(
      new StartQueryExecutionCommand({
        QueryString: sql,
        WorkGroup: workGroup,
        QueryExecutionContext: { Database: database },
        ...more,
      }),
    );
    return waitFor(athena, started.QueryExecutionId ?? "");
  }

  const withParameters = (parameters: readonly string[]) =>
    parameters.length === 0 ? {} : { ExecutionParameters: [...parameters] };

  const fixture: Fixture = {
    athena,
    s3,
    url: server.url,
    s3Url,
    async putParquet(key, sql) {
      const file = join(directory, "upload.parquet");
      await duckdb.run(`COPY (${sql}) TO '${file}' (FORMAT parquet)`);
      await s3.send(new PutObjectCommand({ Bucket: "lake", Key: key, Body: await readFile(file) }));
    },
    async keys(bucket, prefix) {
      const listed = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }));
      return (listed.Contents ?? []).map(({ Key }) => Key ?? "");
    },
    async text(bucket, key) {
      const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return (await object.Body?.transformToString()) ?? "";
    },
    finish,
    async ask(sql, ...parameters) {
      const execution = await finish(sql, withParameters(parameters));
      if (execution.Status?.State !== "SUCCEEDED") throw new Error(`${sql}\n${execution.Status?.StateChangeReason}`);
      return { execution, ...(await rowsOf(athena, execution)) };
    },
    async failure(sql, ...parameters) {
      const execution = await finish(sql, withParameters(parameters));
      if (execution.Status?.State !== "FAILED") throw new Error(`${sql}\nended as ${execution.Status?.State}`);
      return execution.Status.StateChangeReason ?? "";
    },
    async close() {
      await server.close();
      await s3rver.close();
      duckdb.closeSync();
      await rm(directory, { recursive: true, force: true });
    },
  };
  await putOrders(fixture);
  return fixture;
}

export async function waitFor(athena: AthenaClient, id: string): Promise<QueryExecution> {
  for (;;) {
    const { QueryExecution } = await athena.send(new GetQueryExecutionCommand({ QueryExecutionId: id }));
    const state = QueryExecution?.Status?.State;
    if (QueryExecution !== undefined && state !== "QUEUED" && state !== "RUNNING") return QueryExecution;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function rowsOf(athena: AthenaClient, execution: QueryExecution) {
  const rows: (string | undefined)[][] = [];
  let columns: readonly ColumnInfo[] = [];
  let token: string | undefined;
  do {
    const page = await athena.send(
      new GetQueryResultsCommand({
        QueryExecutionId: execution.QueryExecutionId,
        ...(token === undefined ? {} : { NextToken: token }),
      }),
    );
    columns = page.ResultSet?.ResultSetMetadata?.ColumnInfo ?? [];
    for (const row of page.ResultSet?.Rows ?? []) rows.push((row.Data ?? []).map((datum) => datum.VarCharValue));
    token = page.NextToken;
  } while (token !== undefined);
  const hasHeader = execution.ResultConfiguration?.OutputLocation?.endsWith(".csv") ?? false;
  return { columns, rows: hasHeader ? rows.slice(1) : rows };
}

async function putOrders(fixture: Fixture): Promise<void> {
  const line = (order: string, day: string, customer: string, quantity: string, amount: string, isReturn = false) =>
    `select '${order}' as order_id, date '${day}' as order_date, '${customer}' as customer_id, ` +
    `${quantity}::decimal(18,6) as quantity, ${amount}::decimal(18,6) as net_amount, ${isReturn} as is_return`;
  await fixture.putParquet(
    "order_lines/order_month=2011-01/a.parquet",
    [
      line("o1", "2011-01-05", "c1", "2", "10.5"),
      line("o1", "2011-01-05", "c1", "1", "4.25"),
      line("o2", "2011-01-31", "c2", "10", "100"),
    ].join(" union all "),
  );
  await fixture.putParquet(
    "order_lines/order_month=2011-02/b.parquet",
    [line("o3", "2011-02-01", "c1", "-1", "-4.25", true), line("o4", "2011-02-28", "c3", "3", "0.015")].join(
      " union all ",
    ),
  );
  // An older file without the column `tags`.
  await fixture.putParquet(
    "customers/old.parquet",
    "select 'c1' as customer_id, 'key' as segment, timestamp '2010-05-06 07:08:09' as since",
  );
  await fixture.putParquet(
    "customers/new.parquet",
    "select '|a|' as tags, 'c2' as customer_id, null::varchar as segment, timestamp '2011-01-01 00:00:00' as since union all select null, 'c,3', 'say \"hi\"', null",
  );
}
