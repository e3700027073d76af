import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

export type DuckDb = {
  readonly connection: DuckDBConnection;
  /** A directory of its own for the files that the work brings in and takes out. */
  readonly directory: string;
};

/**
 * Share of a function's memory that DuckDB may use. Beside it stand Node and the Parquet and CSV buffers outside DuckDB's pool,
 * about 430 MiB for ten million lines; at 0.6 ingest passed 2 GiB there.
 */
const memoryShare = 0.45;

/** Memory to assume outside Lambda, where no function size is given. */
const defaultFunctionMegabytes = 2048;

/**
 * Runs work on a fresh in-memory DuckDB and removes what it left behind.
 * Extensions are never fetched: a function has no way out to the internet, and an unpinned download is not ours to run.
 */
export async function withDuckDb<T>(work: (duckdb: DuckDb) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "tierline-"));
  const functionMegabytes = Number(process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? defaultFunctionMegabytes);
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: `${Math.floor(functionMegabytes * memoryShare)}MB`,
    temp_directory: join(directory, "spill"),
    home_directory: directory,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  try {
    const connection = await instance.connect();
    try {
      await connection.run("set TimeZone = 'UTC'");
      return await work({ connection, directory });
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
    await rm(directory, { recursive: true, force: true });
  }
}
