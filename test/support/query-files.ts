import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { substitute } from "../../infra/local/athena/parameters.ts";
import { parseQueryFile, type QueryFile } from "../../shared/queries/query-file.ts";

export const queriesDirectory = join(import.meta.dirname, "../../queries");

/** The query files of a folder of queries/, by name; the folders below it are left out. */
export function queryFilesIn(folder: string): readonly QueryFile[] {
  return readdirSync(join(queriesDirectory, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".sql"))
    .map(({ name }) => name)
    .sort()
    .map((name) => parseQueryFile(basename(name, ".sql"), readFileSync(join(queriesDirectory, folder, name), "utf8")));
}

/** The statement with each `?` replaced by its parameter as a literal, which is how Athena takes execution parameters. */
export function withParameters({ name, sql, parameters }: QueryFile, values: readonly string[]): string {
  if (values.length !== parameters.length)
    throw new Error(`${name} takes ${parameters.length} parameters, not ${values.length}`);
  const literals = parameters.map(({ type }, index) => literal(type, values[index] ?? ""));
  return substitute(sql, literals);
}

function literal(type: string, value: string): string {
  if (type === "date") return `date '${value}'`;
  return /^(int|bigint|decimal|double)/.test(type) ? value : `'${value.replaceAll("'", "''")}'`;
}
