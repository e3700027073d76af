import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { macros } from "../../infra/local/athena/sql/macros.ts";
import type { ColumnType, FactTable } from "../../shared/facts/table.ts";
import { factTables } from "../../shared/facts/tables.ts";
import { columnsOf, tableNameInDuckDb } from "./athena-sql.ts";

/** What a row of a situation holds where it says nothing, so that it says only what matters. Everything else is zero or null. */
const defaults: Readonly<Record<string, string>> = {
  source_id: "'erp'",
  currency: "'EUR'",
  program_version: "1",
  included_attributes: "0",
  qualifier_measure: "'net_amount'",
  base_measure: "'net_amount'",
  "run_ingestions.kind": "'orders'",
  "rejected_lines.kind": "'orders'",
  "accrual_entries.kind": "'accrual'",
  debit_account: "'rebate_expense'",
  credit_account: "'rebate_liability'",
};
const zeroTypes = /^(decimal|bigint|int$|boolean)/;
/** Columns in which zero would state something. */
const nullUntilStated = new Set([
  "next_tier_from",
  "distance_to_next_tier",
  "net_amount_accepted",
  "payouts_per_year",
  "business_hours",
  "margin_fraction",
  "margin_amount",
]);

export type Lake = { readonly connection: DuckDBConnection; readonly close: () => void };

/** The lake's tables in memory, empty, with a name for rows to be inserted and the name by which translations read them. */
export async function openLake(): Promise<Lake> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  await connection.run("set TimeZone = 'UTC'");
  for (const macro of macros) await connection.run(macro);
  for (const table of factTables) {
    await connection.run(createTable(table));
    await connection.run(`create view ${tableNameInDuckDb(table)} as select * from ${table.name}`);
  }
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  return { connection, close };
}

/** Runs statements one after the other. */
export async function runStatements(connection: DuckDBConnection, statements: string): Promise<void> {
  const extracted = await connection.extractStatements(statements);
  for (let index = 0; index < extracted.count; index += 1) await (await extracted.prepare(index)).run();
}

function createTable(table: FactTable): string {
  const columns = columnsOf(table).map(
    ({ name, type }) => `${name} ${duckDbType(type)}${defaultOf(table, name, type)}`,
  );
  return `create table ${table.name} (${columns.join(", ")})`;
}

function defaultOf(table: FactTable, name: string, type: ColumnType): string {
  const stated = defaults[`${table.name}.${name}`] ?? defaults[name];
  if (stated !== undefined) return ` default ${stated}`;
  return zeroTypes.test(type) && !nullUntilStated.has(name) ? " default 0" : "";
}

function duckDbType(type: ColumnType): string {
  return type === "string" ? "varchar" : type;
}
