import { createReadStream } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { ListObjectsV2Command, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { DuckDBConnection } from "@duckdb/node-api";
import { type Location, locationUri } from "./catalog.ts";
import { notSupported, QueryError } from "./errors.ts";
import type { OutputColumn } from "./sql/scope.ts";
import { duckType } from "./sql/type-text.ts";
import { quoteName } from "./sql/typed.ts";
import { type SqlType, typeName } from "./sql/types.ts";
import type { Properties } from "./statement.ts";

/** Rows to write as Parquet objects below a place in S3, in folders of their partition. */
export type Dataset = {
  readonly sql: string;
  readonly columns: readonly OutputColumn[];
  readonly partitionedBy: readonly string[];
  readonly compression: string;
  readonly location: Location;
  /** Begins the objects' names, so that no two statements meet. */
  readonly name: string;
};

export type Written = { readonly rows: number; readonly uris: readonly string[] };

/** Parquet's compressions by the names that Athena takes; its default for Parquet is GZIP. */
const compressions: Readonly<Record<string, string>> = {
  none: "uncompressed",
  uncompressed: "uncompressed",
  gzip: "gzip",
  snappy: "snappy",
  zstd: "zstd",
  lz4: "lz4",
};

/** Puts under way at once; more do not make a local server faster. */
const putsAtOnce = 16;

/** What `WITH (…)` of UNLOAD and CREATE TABLE AS says about the files. @throws QueryError for what it cannot be */
export function fileProperties(properties: Properties): { partitionedBy: readonly string[]; compression: string } {
  const known = [
    "format",
    "compression",
    "write_compression",
    "parquet_compression",
    "partitioned_by",
    "external_location",
    "compression_level",
  ];
  for (const name of properties.keys()) {
    if (!known.includes(name)) throw notSupported(`the property ${name}`);
  }
  const format = String(properties.get("format") ?? "PARQUET").toLowerCase();
  if (format !== "parquet") throw notSupported(`the format ${format.toUpperCase()}`);
  const named =
    properties.get("compression") ??
    properties.get("write_compression") ??
    properties.get("parquet_compression") ??
    "GZIP";
  const compression = compressions[String(named).toLowerCase()];
  if (compression === undefined) throw new QueryError(`INVALID_PROPERTY: Unknown compression ${String(named)}`);
  const partitionedBy = properties.get("partitioned_by") ?? [];
  return { compression, partitionedBy: [partitionedBy].flat().map((name) => String(name).toLowerCase()) };
}

/** @throws QueryError when objects are there already */
export async function checkEmpty(s3: S3Client, location: Location): Promise<void> {
  const found = await s3.send(new ListObjectsV2Command({ Bucket: location.bucket, Prefix: location.prefix }));
  if ((found.KeyCount ?? found.Contents?.length ?? 0) > 0) {
    throw new QueryError(
      `HIVE_PATH_ALREADY_EXISTS: Target directory already exists: ${locationUri(location)}. You may need to manually clean the data at location '${locationUri(location)}' before retrying. Athena will not delete data in your account.`,
    );
  }
}

/** @throws QueryError for columns that Athena cannot write either */
function checkColumns({ columns, partitionedBy }: Dataset): void {
  const names = columns.map(({ name }) => name.toLowerCase());
  for (const [index, { name, type }] of columns.entries()) {
    if (names.indexOf(name.toLowerCase()) !== index)
      throw new QueryError(`DUPLICATE_COLUMN_NAME: Column name '${name}' specified more than once`);
    if (!canWrite(type)) throw new QueryError(`NOT_SUPPORTED: Unsupported Hive type: ${typeName(type)}`);
  }
  const last = names.slice(names.length - partitionedBy.length);
  if (partitionedBy.some((name, index) => last[index] !== name)) {
    throw new QueryError(
      `HIVE_COLUMN_ORDER_MISMATCH: Partition keys must be the last columns in the table and in the same order as the table properties: [${partitionedBy.join(", ")}]`,
    );
  }
  if (partitionedBy.length > 0 && partitionedBy.length === columns.length) {
    throw new QueryError("INVALID_TABLE_PROPERTY: Table contains only partition columns");
  }
}

const canWrite = (type: SqlType) =>
  type.kind !== "unknown" &&
  type.kind !== "timestamp with time zone" &&
  type.kind !== "time" &&
  type.kind !== "json" &&
  !type.kind.startsWith("interval");

/** Writes a query's rows: one COPY into a folder of its own, then the files side by side into S3. */
export async function writeDataset(
  dataset: Dataset,
  connection: DuckDBConnection,
  s3: S3Client,
  directory: string,
): Promise<Written> {
  checkColumns(dataset);
  const folder = await mkdtemp(join(directory, "dataset-"));
  try {
    const rows = await copy(dataset, connection, folder);
    const files = rows === 0 ? [] : await filesBelow(folder);
    // DuckDB puts a dot behind a name even where there is no ending.
    const keys = files.map(
      (file) => dataset.location.prefix + relative(folder, file).split(sep).join("/").replace(/\.$/, ""),
    );
    await putAll(files, keys, dataset.location.bucket, s3);
    return { rows, uris: keys.map((key) => `s3://${dataset.location.bucket}/${key}`) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function copy(dataset: Dataset, connection: DuckDBConnection, folder: string): Promise<number> {
  const { columns, partitionedBy, compression, name, sql } = dataset;
  // Types once more, because DuckDB's own may be wider, such as the sum of integers.
  const items = columns.map(
    (column) =>
      `CAST(${quoteName(column.sqlName)} AS ${duckType(column.type)}) AS ${quoteName(column.name.toLowerCase())}`,
  );
  const options = [`FORMAT parquet, COMPRESSION ${compression}`];
  if (partitionedBy.length > 0) {
    options.push(
      `PARTITION_BY (${partitionedBy.map(quoteName).join(", ")}), FILENAME_PATTERN '${name}_{i}', FILE_EXTENSION ''`,
    );
  }
  const target = partitionedBy.length > 0 ? folder : join(folder, `${name}_0`);
  const result = await connection.runAndReadAll(
    `COPY (SELECT ${items.join(", ")} FROM (${sql}) AS "rows") TO '${target}' (${options.join(", ")})`,
  );
  return Number(result.getRows()[0]?.[0] ?? 0);
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function putAll(files: readonly string[], keys: readonly string[], bucket: string, s3: S3Client): Promise<void> {
  const waiting = [...files.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, file] = next;
      await putFile(file, bucket, keys[index] ?? "", s3);
    }
  };
  await Promise.all(Array.from({ length: Math.min(putsAtOnce, files.length) }, worker));
}

/** Files up to this size are read whole: a stream costs a small file more than its bytes. */
const wholeUpToBytes = 8 << 20;

export async function putFile(file: string, bucket: string, key: string, s3: S3Client): Promise<void> {
  const { size } = await stat(file);
  const Body = size <= wholeUpToBytes ? await readFile(file) : createReadStream(file);
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body, ContentLength: size }));
}
