import { readFile } from "node:fs/promises";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { FactTable } from "../../../shared/facts/table.ts";
import {
  customers,
  fxRates,
  orderLines,
  products,
  rulePeriods,
  ruleRates,
  ruleScopes,
  ruleUnits,
  runIngestions,
} from "../../../shared/facts/tables.ts";
import { timed } from "../stopwatch.ts";

/** What the aggregate and its views read. */
export const aggregatedTables = [
  orderLines,
  runIngestions,
  rulePeriods,
  ruleScopes,
  ruleUnits,
  ruleRates,
  customers,
  products,
  fxRates,
];
const views = [
  "customers",
  "products",
  "fx_rates",
  "exchange_rates",
  "order_lines",
  "scope_matches",
  "scope_customers",
  "scope_products",
];

/**
 * Bare DuckDB: the nightly statement itself over the run's own files.
 * @param filesOf the Parquet files of each table on this disk
 * @param unloaded those that the run's own aggregate consists of
 * @returns seconds
 * @throws if the statement comes to other sums than the run did: a floor that did less would be none
 */
export async function aggregateFloor(
  run: { readonly run_id: string; readonly as_of_date: string },
  filesOf: Readonly<Record<string, readonly string[]>>,
  unloaded: readonly string[],
): Promise<number> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    for (const table of aggregatedTables)
      await defineTable(connection, table, filesOf[table.name] ?? [], run.as_of_date);
    for (const view of views) {
      const sql = await readFile(`queries/views/${view}_by_run.sql`, "utf8");
      await connection.run(`create view ${view}_by_run as ${duckDbSql(sql)}`);
    }
    const statement = duckDbSql(await readFile("queries/nightly/aggregate.sql", "utf8"))
      .replaceAll("{{run_id}}", run.run_id)
      .replaceAll("{{as_of_date}}", run.as_of_date)
      .replaceAll("{{shards_per_span}}", "1")
      .replaceAll("{{customer_id}}", "");
    const { seconds } = await timed(() => connection.run(`create temp table aggregate as ${statement}`));
    const ours = await totalsOf(connection, "aggregate");
    const theRuns = await totalsOf(connection, `read_parquet([${unloaded.map((file) => `'${file}'`).join(", ")}])`);
    if (ours !== theRuns) throw new Error(`bare DuckDB aggregates ${ours}, the run ${theRuns}`);
    return seconds;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function totalsOf(connection: DuckDBConnection, rows: string): Promise<string> {
  const measures = ["net_amount", "gross_amount", "quantity", "order_count", "line_count"];
  const sums = measures.map((name) => `cast(sum(${name}) as varchar)`);
  const result = await connection.runAndReadAll(`select concat_ws(' ', count(*), ${sums.join(", ")}) from ${rows}`);
  return String(result.getRows()[0]?.[0]);
}

async function defineTable(connection: DuckDBConnection, table: FactTable, files: readonly string[], asOfDate: string) {
  const columns = table.columns.map(({ name, type }) => `${name} ${type === "string" ? "varchar" : type}`);
  const partition = table.partition?.name === "as_of_date" ? `, '${asOfDate}' as as_of_date` : "";
  if (files.length === 0) await connection.run(`create table ${table.name} (${columns.join(", ")})`);
  else {
    const list = files.map((file) => `'${file}'`).join(", ");
    await connection.run(`create view ${table.name} as select *${partition} from read_parquet([${list}])`);
  }
}

/** The few functions of Athena's that DuckDB calls otherwise. */
function duckDbSql(sql: string): string {
  return sql
    .replace(
      /from_base\(substr\(to_hex\(md5\(to_utf8\((.*?)\)\)\), 1, (\d)\), 16\)/g,
      "cast('0x' || substr(md5($1), 1, $2) as bigint)",
    )
    .replaceAll("date_add('day', 10, rate_date)", "(rate_date + 10)")
    .replaceAll("date_add('month', 1, first_day)", "(first_day + interval 1 month)")
    .replaceAll("as bigint) / cast(", "as bigint) // cast(");
}
