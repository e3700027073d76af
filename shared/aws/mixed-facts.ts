import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import type { FactRow, FactTable } from "../facts/table.ts";
import type { DuckDb } from "./duckdb.ts";
import { copyToParquet, rowsSql } from "./parquet.ts";

/** Rows of several tables that come mixed and are too many to be kept in memory. */
export type MixedFacts = {
  readonly add: (table: FactTable, row: FactRow) => Promise<void>;
  /** The Parquet file of a table, with no rows where none came; afterwards nothing can be added to it. */
  readonly parquetOf: (table: FactTable) => Promise<string>;
};

const charactersAtOnce = 65_536;

export function mixedFacts(duckdb: DuckDb): MixedFacts {
  const pending = new Map<FactTable, string>();
  const linesOf = ({ name }: FactTable): string => join(duckdb.directory, `${name}.jsonl`);
  const flush = async (table: FactTable): Promise<void> => {
    const lines = pending.get(table) ?? "";
    pending.set(table, "");
    await appendFile(linesOf(table), lines);
  };
  return {
    async add(table, row) {
      const lines = `${pending.get(table) ?? ""}${JSON.stringify(row)}\n`;
      pending.set(table, lines);
      if (lines.length >= charactersAtOnce) await flush(table);
    },
    async parquetOf(table) {
      await flush(table);
      const file = join(duckdb.directory, `${table.name}.parquet`);
      await copyToParquet(duckdb, rowsSql(table, linesOf(table)), file);
      return file;
    },
  };
}
