import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseQueryFile, type QueryFile } from "../../shared/queries/query-file.ts";
import { inRepository } from "./repository.ts";

/** The query files of a folder, by name; the folders below it are left out. */
export function queryFiles(folder: string): readonly QueryFile[] {
  const directory = inRepository(folder);
  return readdirSync(directory)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => parseQueryFile(basename(file, ".sql"), readFileSync(join(directory, file), "utf8")));
}
