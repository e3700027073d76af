import { join } from "node:path";
import type { Catalog, ExternalTable } from "../../infra/local/athena/catalog.ts";
import { createRelations } from "../support/estimator-relations.ts";
import { openLake, runStatements } from "../support/lake.ts";
import { queryFilesIn } from "../support/query-files.ts";
import { filesTables } from "./databases.ts";

/** Writes what a situation is given as Parquet files in the declared types. */
export type SituationLake = {
  readonly write: (given: string, directoryOf: (table: ExternalTable) => string) => Promise<void>;
  readonly close: () => void;
};

export async function situationLake(catalog: Catalog): Promise<SituationLake> {
  const { connection, close } = await openLake();
  await createRelations(connection, queryFilesIn("views"));
  const tables = filesTables(catalog);

  async function writeTable(table: ExternalTable, directory: string): Promise<void> {
    const { name, partitionKeys } = table;
    const [[count] = []] = (await connection.runAndReadAll(`select count(*) from ${name}`)).getRows();
    if (count === 0n) return;
    const keys = partitionKeys.map((key) => key.name);
    for (const key of keys) await checkStated(name, key);
    // A name of its own for each file: neither engine may take it for one that it has read before.
    const file = `${crypto.randomUUID()}.parquet`;
    await connection.run(
      keys.length === 0
        ? `copy ${name} to '${join(directory, file)}' (format parquet)`
        : `copy ${name} to '${directory}' (format parquet, partition_by (${keys}), filename_pattern '{uuid}', overwrite_or_ignore)`,
    );
  }

  /** A table without files for its keys would lie outside of what is projected, and nobody would see it. */
  async function checkStated(table: string, key: string): Promise<void> {
    const unstated = await connection.runAndReadAll(`select 1 from ${table} where ${key} is null`);
    if (unstated.currentRowCount > 0) throw new Error(`a row of ${table} is given without ${key}`);
  }

  return {
    async write(given, directoryOf) {
      await connection.run("begin transaction");
      try {
        await runStatements(connection, given);
        await connection.run(
          "update order_lines set order_month = strftime(order_date, '%Y-%m') where order_month is null",
        );
        for (const table of tables) await writeTable(table, directoryOf(table));
      } finally {
        await connection.run("rollback");
      }
    },
    close,
  };
}
