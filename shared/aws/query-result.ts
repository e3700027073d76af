import { join } from "node:path";
import type { DuckDb } from "./duckdb.ts";
import type { ObjectStore } from "./objects.ts";
import { sqlText, textRows } from "./parquet.ts";

/**
 * Reads the CSV result object of a finished Athena query as rows of text.
 * The object is read rather than the service's pages, which hold a thousand rows each.
 * @param location as Athena names it, `s3://bucket/key`; the bucket must be the store's.
 */
export async function readResult(
  duckdb: DuckDb,
  store: ObjectStore,
  location: string,
): Promise<readonly Readonly<Record<string, string | null>>[]> {
  return textRows(duckdb, await resultSql(duckdb, store, location));
}

/** Takes a result object into a table of text columns: for more rows than one wants to hold at once. */
export async function resultTable(duckdb: DuckDb, store: ObjectStore, location: string, name: string): Promise<void> {
  await duckdb.connection.run(`create table ${name} as ${await resultSql(duckdb, store, location)}`);
}

async function resultSql(duckdb: DuckDb, store: ObjectStore, location: string): Promise<string> {
  const file = join(duckdb.directory, "result.csv");
  await store.download(new URL(location).pathname.slice(1), file);
  return `select * from read_csv(${sqlText(file)}, header = true, all_varchar = true, quote = '"', escape = '"')`;
}
