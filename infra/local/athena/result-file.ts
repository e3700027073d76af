import { rm } from "node:fs/promises";
import { join } from "node:path";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { DuckDBConnection } from "@duckdb/node-api";
import { parseLocation } from "./catalog.ts";
import { putFile } from "./dataset.ts";
import type { Execution } from "./execution.ts";
import { columnInfos, metadataFile } from "./result-columns.ts";
import type { OutputColumn } from "./sql/scope.ts";
import { quoteName } from "./sql/typed.ts";
import { valueText } from "./value-text.ts";

/** Runs a query and leaves its rows as a CSV object, as Athena writes it, with the metadata object beside it. */
export async function writeCsvResult(
  execution: Execution,
  query: { readonly sql: string; readonly columns: readonly OutputColumn[] },
  connection: DuckDBConnection,
  s3: S3Client,
  directory: string,
): Promise<void> {
  const file = join(directory, `${execution.id}.csv`);
  const items = query.columns.map(
    ({ name, sqlName, type }) => `${valueText(`rows.${quoteName(sqlName)}`, type)} AS ${quoteName(name)}`,
  );
  try {
    const result = await connection.runAndReadAll(
      `COPY (SELECT ${items.join(", ")} FROM (${query.sql}) AS rows) TO '${file}' (FORMAT csv, USE_TMP_FILE false, HEADER, FORCE_QUOTE *, NULLSTR '', DELIMITER ',', QUOTE '"', ESCAPE '"')`,
    );
    execution.outputRows = Number(result.getRows()[0]?.[0] ?? 0);
    execution.columns = columnInfos(query.columns);
    execution.resultKind = "csv";
    execution.outputLocation = `${execution.outputPrefix}${execution.id}.csv`;
    const { bucket, key } = objectOf(execution.outputLocation);
    const metadata = metadataFile(execution.id, execution.columns);
    await Promise.all([
      putFile(file, bucket, key, s3),
      s3.send(new PutObjectCommand({ Bucket: bucket, Key: `${key}.metadata`, Body: metadata })),
    ]);
  } finally {
    await rm(file, { force: true });
  }
}

/** Leaves lines as a text object, as Athena does for DDL and SHOW. */
export async function writeTextResult(execution: Execution, lines: readonly string[], s3: S3Client): Promise<void> {
  execution.resultKind = "text";
  execution.outputRows = lines.length;
  execution.outputLocation = `${execution.outputPrefix}${execution.id}.txt`;
  await putText(execution.outputLocation, lines.map((line) => `${line}\n`).join(""), s3);
}

/** Leaves the list of the objects that a statement wrote. */
export async function writeManifest(execution: Execution, uris: readonly string[], s3: S3Client): Promise<void> {
  execution.manifestLocation = `${execution.outputPrefix}${execution.id}-manifest.csv`;
  execution.outputLocation = `${execution.outputPrefix}${execution.id}`;
  await putText(execution.manifestLocation, uris.map((uri) => `${uri}\n`).join(""), s3);
}

async function putText(uri: string, text: string, s3: S3Client): Promise<void> {
  const { bucket, key } = objectOf(uri);
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: Buffer.from(text) }));
}

/** The bucket and key that a URI names. */
export function objectOf(uri: string): { readonly bucket: string; readonly key: string } {
  const { bucket } = parseLocation(uri);
  return { bucket, key: uri.slice(`s3://${bucket}/`.length) };
}
