import { basename, dirname, resolve } from "node:path";
import { withDuckDb } from "../../shared/aws/duckdb.ts";
import { writeFacts } from "../../shared/aws/parquet.ts";
import { explainedLines } from "../../shared/facts/explained-lines.ts";
import type { FactRow } from "../../shared/facts/table.ts";
import { directoryStore } from "./directory-store.ts";

/** Writes rows of the fact explained_lines as one Parquet file. */
export async function writeExplainedLines(
  file: string,
  rows: Iterable<FactRow> | AsyncIterable<FactRow>,
): Promise<void> {
  const store = directoryStore(dirname(resolve(file)));
  await withDuckDb((duckdb) => writeFacts(duckdb, store, explainedLines, basename(file), rows));
}
