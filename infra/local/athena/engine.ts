import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { macros } from "./sql/macros.ts";

/** The DuckDB instance behind the endpoint, and a directory for what passes through. */
export type Engine = {
  readonly directory: string;
  /** A connection of one's own; close it. */
  connect(): Promise<DuckDBConnection>;
  close(): Promise<void>;
};

export async function startEngine(): Promise<Engine> {
  const directory = await mkdtemp(join(tmpdir(), "athena-"));
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: "4GB",
    temp_directory: join(directory, "spill"),
    home_directory: directory,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const first = await instance.connect();
  await first.run("SET GLOBAL TimeZone = 'UTC'");
  for (const macro of macros) await first.run(macro);
  first.closeSync();
  return {
    directory,
    connect: () => instance.connect(),
    close: async () => {
      instance.closeSync();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
