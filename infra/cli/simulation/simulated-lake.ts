import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { sqlText } from "../../../shared/aws/parquet.ts";
import type { FactTable } from "../../../shared/facts/table.ts";
import { factTables } from "../../../shared/facts/tables.ts";
import { parseQueryFile } from "../../../shared/queries/query-file.ts";
import { tableSqlName } from "../../local/athena/sql/from.ts";
import { macros } from "../../local/athena/sql/macros.ts";
import { type Translation, translate } from "../../local/athena/sql/translate.ts";
import { duckType, parseType } from "../../local/athena/sql/type-text.ts";
import { projectDirectory } from "../query-text.ts";

const database = "tierline";
const viewsDirectory = join(projectDirectory, "queries/views");

type TextRow = Readonly<Record<string, string | null>>;

/** Answers Athena SQL over the Parquet files of directories, with the tables and views that the stack defines. */
export type SimulatedLake = {
  /** Looks which files there are below the directories, by table. */
  readonly show: (directories: readonly string[]) => Promise<void>;
  /** Keeps the answer to a query of Athena's dialect, with its columns and types, as a table of this name. */
  readonly keep: (table: string, sql: string) => Promise<void>;
  /** How many rows a kept answer has. */
  readonly size: (table: string) => Promise<number>;
  /** The rows of a kept answer as text, null staying null. */
  readonly kept: (table: string, where?: string) => Promise<readonly TextRow[]>;
};

export async function openLake(connection: DuckDBConnection): Promise<SimulatedLake> {
  for (const macro of macros) await connection.run(macro);
  const views = await viewsByName();
  const find = (_: string, name: string) => {
    const table = factTables.find((each) => each.name === name);
    if (table !== undefined)
      return {
        kind: "table" as const,
        columns: columnsOf(table).map(({ name, type }) => ({ name, type: parseType(type) })),
      };
    const sql = views.get(name);
    return sql === undefined ? undefined : { kind: "view" as const, sql, database };
  };
  // Translating takes longer than many a query does.
  const translations = new Map<string, Translation>();
  return {
    async show(directories) {
      for (const table of factTables) await connection.run(await viewOver(table, directories));
    },
    async keep(table, sql) {
      const translation = translations.get(sql) ?? translate(sql, { find, database });
      translations.set(sql, translation);
      const columns = translation.columns.map(
        ({ name, sqlName, type }) => `cast("${sqlName}" as ${duckType(type)}) as "${name}"`,
      );
      await connection.run(
        `create or replace temp table ${table} as select ${columns.join(", ")} from (${translation.sql})`,
      );
    },
    async size(table) {
      const reader = await connection.runAndReadAll(`select count(*) as row_count from ${table}`);
      return Number(reader.getRowObjectsJson()[0]?.row_count);
    },
    async kept(table, where = "true") {
      // A row as one text is read in half the time that its columns take one by one.
      const reader = await connection.runAndReadAll(
        `select cast(to_json(texts) as varchar) from (select cast(columns(*) as varchar) from ${table} where ${where}) as texts`,
      );
      return reader.getRows().map(([json]) => JSON.parse(String(json)) as TextRow);
    },
  };
}

async function viewsByName(): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(viewsDirectory)).filter((file) => file.endsWith(".sql"));
  return new Map(
    await Promise.all(
      files.map(async (file) => {
        const name = basename(file, ".sql");
        return [name, parseQueryFile(name, await readFile(join(viewsDirectory, file), "utf8")).sql] as const;
      }),
    ),
  );
}

/** The columns as Athena shows them: the partition is one of them. */
function columnsOf({ columns, partition }: FactTable) {
  return partition === undefined ? columns : [...columns, { name: partition.name, type: "string" as const }];
}

async function viewOver(table: FactTable, directories: readonly string[]): Promise<string> {
  const files = (await Promise.all(directories.map((directory) => filesBelow(join(directory, table.name))))).flat();
  const items = columnsOf(table).map(({ name, type }) => {
    const target = duckType(parseType(type));
    return `cast(${files.length === 0 ? "null" : `"${name}"`} as ${target}) as "${name}"`;
  });
  const source =
    files.length === 0
      ? "(select 1) where false"
      : `read_parquet([${files.map(sqlText).join(", ")}], hive_partitioning = true, hive_types_autocast = false)`;
  return `create or replace view "${tableSqlName(database, table.name)}" as select ${items.join(", ")} from ${source}`;
}

/** A table that nothing was written to has no directory. */
async function filesBelow(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
