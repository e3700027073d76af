import type { S3Client } from "@aws-sdk/client-s3";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Analyst } from "./analyst.ts";
import { type Catalog, parseLocation } from "./catalog.ts";
import { checkEmpty, fileProperties, writeDataset } from "./dataset.ts";
import type { Engine } from "./engine.ts";
import { AnalysisError, QueryError } from "./errors.ts";
import type { Execution } from "./execution.ts";
import { parameterSql, substitute } from "./parameters.ts";
import { textColumn } from "./result-columns.ts";
import { writeCsvResult, writeManifest, writeTextResult } from "./result-file.ts";
import type { PreparedStatements } from "./saved-queries.ts";
import { namedTable, show } from "./show.ts";
import { cast } from "./sql/cast.ts";
import { type OutputColumn, outputColumns } from "./sql/scope.ts";
import { glueType, parseType } from "./sql/type-text.ts";
import { quoteName, typed } from "./sql/typed.ts";
import { commonType, type SqlType, sameType, typeName } from "./sql/types.ts";
import { type Fragment, parseStatement, type Statement, statementTypes, type TableName } from "./statement.ts";
import { whenObjectsAreStill } from "./still-objects.ts";

export type Services = {
  readonly catalog: Catalog;
  readonly analyst: Analyst;
  readonly engine: Engine;
  readonly prepared: PreparedStatements;
  readonly s3: S3Client;
  readonly s3Directory: string;
};

/** The query was stopped by the workgroup's scan limit. */
export class ScanLimitExceeded extends QueryError {}

type Run = {
  readonly execution: Execution;
  readonly services: Services;
  readonly connection: DuckDBConnection;
  readonly scanLimitBytes: number | undefined;
  /** The statement's text, for places in error messages. */
  readonly text: string;
};

/**
 * Runs one statement to its end and leaves its result in S3; the execution carries what was found.
 * @throws QueryError, or what the engine or S3 threw
 */
export async function runStatement(
  execution: Execution,
  services: Services,
  connection: DuckDBConnection,
  scanLimitBytes: number | undefined,
): Promise<void> {
  const text = execution.parameters.length > 0 ? substituted(execution, services) : execution.query;
  const statement = parsed(text, execution);
  await whenObjectsAreStill(() => run(statement, { execution, services, connection, scanLimitBytes, text }));
}

/** EXECUTE takes its values from the request, as a query with question marks does. */
function substituted(execution: Execution, services: Services): string {
  const statement = /^\s*execute\s/i.test(execution.query)
    ? parseStatement(execution.query, execution.database)
    : undefined;
  const values = execution.parameters.map(parameterSql);
  if (statement?.kind !== "execute") return substitute(execution.query, values);
  return substitute(services.prepared.find(execution.workGroup, statement.name).QueryStatement, values);
}

/** The statement taken apart, its kind noted in the execution. */
function parsed(text: string, execution: Execution): Statement {
  try {
    const statement = parseStatement(text, execution.database);
    const [type, substatement] = statementTypes[statement.kind];
    execution.statementType = type;
    execution.substatementType = statement.kind === "drop" && statement.what === "view" ? "DROP_VIEW" : substatement;
    return statement;
  } catch (error) {
    throw error instanceof AnalysisError ? error.at(text) : error;
  }
}

async function run(statement: Statement, context: Run): Promise<void> {
  const { execution, services, connection } = context;
  const { catalog, s3 } = services;
  const shown = show(statement, catalog, services.s3Directory);
  if (shown !== undefined) {
    execution.columns = shown.columns.map(textColumn);
    await writeTextResult(execution, shown.lines, s3);
    return;
  }
  switch (statement.kind) {
    case "select": {
      const query = await prepare(statement.query, context);
      await writeCsvResult(execution, query, connection, s3, services.engine.directory);
      return;
    }
    case "explain": {
      const query = await prepare(statement.query, context);
      const plan = await connection.runAndReadAll(`EXPLAIN ${query.sql}`);
      execution.columns = [textColumn("Query Plan")];
      await writeTextResult(
        execution,
        plan.getRows().flatMap((row) => String(row[1]).split("\n")),
        s3,
      );
      return;
    }
    case "unload": {
      const query = await prepare(statement.query, context);
      const location = parseLocation(statement.location);
      await checkEmpty(s3, location);
      await write({ ...query, ...fileProperties(statement.properties), location }, context);
      return;
    }
    case "create-table":
      return createTable(statement, context);
    case "insert":
      return insert(statement, context);
    case "create-view":
      createView(statement, context);
      return writeTextResult(execution, [], s3);
    case "drop": {
      const table = catalog.find(statement.name.database, statement.name.table);
      if (table === undefined && !statement.ifExists) namedTable(catalog, statement.name);
      if (table !== undefined && (table.kind === "view") !== (statement.what === "view")) {
        throw new QueryError(
          `SYNTAX_ERROR: line 1:1: ${table.database}.${table.name} is a ${table.kind}, not a ${statement.what}`,
        );
      }
      if (table !== undefined) catalog.remove(table);
      return writeTextResult(execution, [], s3);
    }
    case "prepare":
      services.prepared.put({
        StatementName: statement.name,
        QueryStatement: statement.query.text,
        WorkGroupName: execution.workGroup,
        Description: "",
        LastModifiedTime: Date.now() / 1000,
      });
      return writeTextResult(execution, [], s3);
    case "deallocate":
      services.prepared.remove(execution.workGroup, statement.name);
      return writeTextResult(execution, [], s3);
    case "execute": {
      const stored = services.prepared.find(execution.workGroup, statement.name);
      const text = substitute(
        stored.QueryStatement,
        statement.parameters.map((expression) => `(${expression})`),
      );
      return run(parsed(text, execution), { ...context, text });
    }
  }
  throw new QueryError(`NOT_SUPPORTED: ${statement.kind} is not supported by the local Athena endpoint`);
}

/** The query over today's files, within the workgroup's scan limit. */
async function prepare(query: Fragment, { execution, services, connection, scanLimitBytes, text }: Run) {
  const startedAt = Date.now();
  const prepared = await services.analyst.prepare(query, text, execution.database, connection);
  execution.planningMillis = Date.now() - startedAt;
  execution.scannedBytes = prepared.scannedBytes;
  if (scanLimitBytes !== undefined && prepared.scannedBytes > scanLimitBytes) {
    throw new ScanLimitExceeded("Bytes scanned limit was exceeded");
  }
  return prepared;
}

type ToWrite = Omit<Parameters<typeof writeDataset>[0], "name">;

async function write(dataset: ToWrite, { execution, services, connection }: Run): Promise<void> {
  const stamp = new Date(execution.submittedAt).toISOString().replaceAll(/[-:]/g, "").slice(0, 15).replace("T", "_");
  const name = `${stamp}_${execution.id}`;
  const written = await writeDataset({ ...dataset, name }, connection, services.s3, services.engine.directory);
  execution.updateCount = written.rows;
  execution.outputRows = written.rows;
  await writeManifest(execution, written.uris, services.s3);
}

async function createTable(statement: Extract<Statement, { kind: "create-table" }>, context: Run): Promise<void> {
  const { execution, services } = context;
  const { name } = statement;
  if (services.catalog.find(name.database, name.table) !== undefined) {
    if (statement.ifNotExists) return writeTextResult(execution, [], services.s3);
    throw new QueryError(
      `TABLE_ALREADY_EXISTS: line 1:1: Destination table 'awsdatacatalog.${name.database}.${name.table}' already exists`,
    );
  }
  checkDatabase(services.catalog, name);
  const query = await prepare(statement.query, context);
  const external = statement.properties.get("external_location");
  const location = parseLocation(
    typeof external === "string" ? external : `${execution.outputPrefix}tables/${execution.id}/`,
  );
  const files = fileProperties(statement.properties);
  await checkEmpty(services.s3, location);
  const sql = statement.withData ? query.sql : `SELECT * FROM (${query.sql}) AS "rows" WHERE FALSE`;
  await write({ ...query, sql, ...files, location }, context);
  const columns = query.columns.map((column) => ({
    name: column.name.toLowerCase(),
    type: glueType(column.type),
    comment: "",
  }));
  services.catalog.put({
    kind: "table",
    database: name.database,
    name: name.table,
    comment: "",
    columns: columns.filter((column) => !files.partitionedBy.includes(column.name)),
    partitionKeys: columns.filter((column) => files.partitionedBy.includes(column.name)),
    location,
    parameters: { EXTERNAL: "TRUE" },
    createdAt: execution.submittedAt,
  });
}

function checkDatabase(catalog: Catalog, { database }: TableName): void {
  if (!catalog.databases().some(({ name }) => name === database)) {
    throw new QueryError(`SCHEMA_NOT_FOUND: Schema '${database}' does not exist`);
  }
}

async function insert(statement: Extract<Statement, { kind: "insert" }>, context: Run): Promise<void> {
  const table = namedTable(context.services.catalog, statement.name);
  if (table.kind === "view") throw new QueryError("NOT_SUPPORTED: Inserting into views is not supported");
  const query = await prepare(statement.query, context);
  const target = outputColumns(
    [...table.columns, ...table.partitionKeys].map(({ name, type }) => ({ name, type: parseType(type) })),
  );
  const named = statement.columns.length > 0 ? statement.columns : target.map(({ name }) => name);
  if (named.length !== query.columns.length) throw insertMismatch(target, query.columns);
  const items = target.map((column) => {
    const source = query.columns[named.indexOf(column.name)];
    if (source === undefined) return `NULL AS ${quoteName(column.sqlName)}`;
    if (!canInsert(source.type, column.type)) throw insertMismatch(target, query.columns);
    return `${cast(typed(quoteName(source.sqlName), source.type), column.type).sql} AS ${quoteName(column.sqlName)}`;
  });
  const dataset = {
    sql: `SELECT ${items.join(", ")} FROM (${query.sql}) AS "source"`,
    columns: target,
    partitionedBy: table.partitionKeys.map(({ name }) => name),
    compression: "gzip",
    location: table.location,
  };
  await write(dataset, context);
}

/** A value goes into a column when it widens to the column's type; decimals may also be rounded. */
function canInsert(from: SqlType, to: SqlType): boolean {
  const common = commonType(from, to);
  if (common === undefined) return false;
  return sameType(common, to) || (from.kind === "decimal" && to.kind === "decimal") || from.kind === "timestamp";
}

function insertMismatch(target: readonly OutputColumn[], source: readonly OutputColumn[]): QueryError {
  const types = (columns: readonly OutputColumn[]) => columns.map(({ type }) => typeName(type)).join(", ");
  return new QueryError(
    `TYPE_MISMATCH: Insert query has mismatched column types: Table: [${types(target)}], Query: [${types(source)}]`,
  );
}

function createView(statement: Extract<Statement, { kind: "create-view" }>, { execution, services, text }: Run): void {
  const { name } = statement;
  const existing = services.catalog.find(name.database, name.table);
  if (existing !== undefined && (existing.kind === "table" || !statement.replace)) {
    const what = existing.kind === "table" ? "Table" : "View";
    throw new QueryError(
      `SYNTAX_ERROR: line 1:1: ${what} already exists: awsdatacatalog.${name.database}.${name.table}`,
    );
  }
  checkDatabase(services.catalog, name);
  const { columns } = services.analyst.translate(statement.query, text, execution.database);
  services.catalog.put({
    kind: "view",
    database: name.database,
    name: name.table,
    comment: "",
    columns: columns.map((column) => ({ name: column.name.toLowerCase(), type: glueType(column.type), comment: "" })),
    sql: statement.query.text,
    sqlDatabase: execution.database,
    parameters: { presto_view: "true", comment: "Presto View" },
    createdAt: execution.submittedAt,
  });
}
