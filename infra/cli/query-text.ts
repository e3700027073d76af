import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { questionFolders } from "../../shared/queries/folders.ts";

/** The project's directory, so that commands work from any directory below it. */
export const projectDirectory = join(import.meta.dirname, "../..");

/** Where an installed package lies. */
export const packageDirectory = (name: string): string => join(projectDirectory, "node_modules", name);

const queriesDirectory = join(projectDirectory, "queries");

/** The SQL of a query file, named without its ending, such as `report/run-input`. */
export function queryText(name: string): Promise<string> {
  return readFile(join(queriesDirectory, `${name}.sql`), "utf8");
}

/** The questions that people ask, by name: where in queries/ each lies, as queryText takes it. */
export async function namedQueries(): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    questionFolders.map(async (folder) => {
      const files = await readdir(join(queriesDirectory, folder));
      return files.filter((file) => file.endsWith(".sql")).map((file) => file.slice(0, -".sql".length));
    }),
  );
  return new Map(
    questionFolders.flatMap((folder, index) => (found[index] ?? []).sort().map((name) => [name, join(folder, name)])),
  );
}
