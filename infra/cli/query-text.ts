import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The project's directory, so that commands work from any directory below it. */
export const projectDirectory = join(import.meta.dirname, "../..");

/** Where an installed package lies. */
export const packageDirectory = (name: string): string => join(projectDirectory, "node_modules", name);

const queriesDirectory = join(projectDirectory, "queries");

/** The SQL of a query file, named without its ending, such as `report/run-input`. */
export function queryText(name: string): Promise<string> {
  return readFile(join(queriesDirectory, `${name}.sql`), "utf8");
}

/** The names of the questions that analysts ask: the files that lie directly in queries/. */
export async function namedQueries(): Promise<readonly string[]> {
  const files = await readdir(queriesDirectory);
  return files
    .filter((file) => file.endsWith(".sql"))
    .map((file) => file.slice(0, -".sql".length))
    .sort();
}
