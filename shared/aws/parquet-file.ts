import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { QueryFile } from "../queries/query-file.ts";
import { withDuckDb } from "./duckdb.ts";
import { copyToParquet, rowsSql } from "./parquet.ts";

/** A query's answer as the bytes of a Parquet file, in the types that the query's header declares. */
export async function parquetOf(
  { name, question, columns }: Pick<QueryFile, "name" | "question" | "columns">,
  rows: readonly Readonly<Record<string, string | null>>[],
): Promise<Uint8Array> {
  return withDuckDb(async (duckdb) => {
    const [json, parquet] = [join(duckdb.directory, "rows.jsonl"), join(duckdb.directory, "rows.parquet")];
    await writeFile(json, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    await copyToParquet(duckdb, rowsSql({ name, comment: question, columns }, json), parquet);
    return readFile(parquet);
  });
}
