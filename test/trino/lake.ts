import { globSync } from "node:fs";
import { link, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Catalog, ExternalTable } from "../../infra/local/athena/catalog.ts";
import { listObjects, objectFile } from "../../infra/local/athena/objects.ts";
import type { Trino } from "./client.ts";
import { databases, filesTables } from "./databases.ts";
import type { TrinoServer } from "./server.ts";
import { tableDirectory } from "./tables.ts";

/** The Parquet files that Trino and the local endpoint both read: each file is one on the disk, with a name for either. */
export type SharedLake = {
  /** What the local endpoint takes for the local S3. */
  readonly s3Directory: string;
  /** Takes all files away, has new ones written, and makes both engines see them. @param write fills the directory of a table */
  readonly replace: (write: (directoryOf: (table: ExternalTable) => string) => Promise<void>) => Promise<void>;
  /** Shows Trino the objects of a local S3. */
  readonly adopt: (s3Directory: string) => Promise<void>;
};

export function sharedLake(trino: Trino, server: TrinoServer, catalog: Catalog): SharedLake {
  const tables = filesTables(catalog);
  const s3Directory = join(server.directory, "s3");
  const directoryOf = (table: ExternalTable) => tableDirectory(server, table);
  let filled: readonly ExternalTable[] = [];

  async function clear(): Promise<void> {
    await rm(s3Directory, { recursive: true, force: true });
    for (const table of filled) {
      await rm(directoryOf(table), { recursive: true });
      await mkdir(directoryOf(table));
    }
  }

  /** Trino asks its metastore which partitions there are; Athena reckons them from the projection. */
  async function show(now: readonly ExternalTable[]): Promise<void> {
    const changed = new Set([...filled, ...now].filter(({ partitionKeys }) => partitionKeys.length > 0));
    for (const { name } of changed)
      for (const database of Object.values(databases))
        await trino.ask(`call system.sync_partition_metadata('${database}', '${name}', 'FULL')`, database);
    filled = now;
  }

  return {
    s3Directory,
    async replace(write) {
      await clear();
      await write(directoryOf);
      const now: ExternalTable[] = [];
      for (const table of tables) {
        const files = globSync("**/*.parquet", { cwd: directoryOf(table) });
        if (files.length > 0) now.push(table);
        for (const file of files) await linkAsObject(s3Directory, table, join(directoryOf(table), file), file);
      }
      await show(now);
    },
    async adopt(systemsDirectory) {
      await clear();
      const now: ExternalTable[] = [];
      for (const table of tables) {
        const objects = listObjects(systemsDirectory, table.location);
        if (objects.length > 0) now.push(table);
        for (const { key, file } of objects) {
          const target = join(directoryOf(table), key.slice(table.location.prefix.length));
          await mkdir(dirname(target), { recursive: true });
          await link(file, target);
        }
      }
      await show(now);
    },
  };
}

/** As the local S3 keeps an object: its content, and beside it what is known of it. */
async function linkAsObject(
  s3Directory: string,
  { location }: ExternalTable,
  file: string,
  key: string,
): Promise<void> {
  const object = objectFile(s3Directory, location.bucket, `${location.prefix}${key}`);
  await mkdir(dirname(object), { recursive: true });
  await link(file, object);
  await writeFile(object.replace(/_object$/, "_metadata.json"), "{}");
}
