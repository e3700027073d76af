import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ingestFile } from "../../../functions/ingest-file/ingest-file.ts";
import { withDuckDb } from "../../../shared/aws/duckdb.ts";
import type { Ingestion, Refusal } from "../../../shared/aws/ingestions.ts";
import { readRows } from "../../../shared/aws/parquet.ts";
import { memoryIngestions, memoryObjects } from "../../support/memory-services.ts";

export type Row = Readonly<Record<string, string | null>>;

/** A plain profile of orders: our column names, ISO dates, decimal points. */
export const ordersProfile = {
  source_id: "erp",
  kind: "orders",
  format: { type: "csv" },
  columns: {
    order_id: "order",
    line_id: "line",
    order_date: "date",
    customer_id: "customer",
    product_id: "product",
    quantity: "quantity",
    unit_price: "price",
    currency: { constant: "EUR" },
  },
};

/** A good row for the plain profile. */
export const goodRow = {
  order: "A1",
  line: "1",
  date: "2025-03-31",
  customer: "C1",
  product: "P1",
  quantity: "2",
  price: "10.50",
};

/** When the files of these tests arrive. */
export const arrival = new Date("2025-04-01T00:10:00.000Z");

export function memoryServices() {
  return { landing: memoryObjects(arrival), lake: memoryObjects(arrival), ingestions: memoryIngestions() };
}

/** Ingests one file with a profile and gives back what became of it and what the lake then holds. */
export async function ingest(
  profile: Readonly<Record<string, unknown>>,
  body: string | Uint8Array,
  services = memoryServices(),
  name = "file",
) {
  const key = `incoming/${String(profile.source_id)}/${name}`;
  await services.landing.write(`profiles/${String(profile.source_id)}.json`, JSON.stringify(profile));
  await services.landing.write(key, body);
  const { ingestion, isRepeat } = await ingestFile(key, services);
  return { ingestion, isRepeat, ...(await lakeRows(services)) };
}

/** The same, for a file that is expected to be read. */
export async function ingestAccepted(...given: Parameters<typeof ingest>) {
  const { ingestion, ...more } = await ingest(...given);
  if (ingestion.status !== "accepted") throw new Error(`refused: ${ingestion.problems.join("; ")}`);
  return { ingestion: ingestion satisfies Ingestion, ...more };
}

/** The same, for a file that is expected to be refused: its problems, and the proof that the lake holds nothing. */
export async function ingestRefused(...given: Parameters<typeof ingest>) {
  const { ingestion, accepted, rejected } = await ingest(...given);
  if (ingestion.status !== "refused") throw new Error("the file was accepted");
  if (accepted.length + rejected.length > 0) throw new Error("something was written");
  return ingestion satisfies Refusal;
}

/** What the lake holds, in the order of lines: all of its tables but rejected_lines under accepted. */
export async function lakeRows({ lake }: Pick<ReturnType<typeof memoryServices>, "lake">) {
  const keys = await lake.list("");
  const isRejected = (key: string) => key.startsWith("rejected_lines/");
  return withDuckDb(async (duckdb) => ({
    keys,
    accepted: byLine(
      await readRows(
        duckdb,
        lake,
        keys.filter((key) => !isRejected(key)),
      ),
    ),
    rejected: byLine(await readRows(duckdb, lake, keys.filter(isRejected))),
  }));
}

function byLine(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => Number(a.line_number) - Number(b.line_number));
}

/** CSV with a header; fields are quoted where they must be. */
export function csv(rows: readonly Readonly<Record<string, string>>[], delimiter = ","): string {
  const columns = Object.keys(rows[0] ?? {});
  const field = (text: string) =>
    /["\n\r]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  return [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ""))]
    .map((fields) => `${fields.map(field).join(delimiter)}\n`)
    .join("");
}

/** A Parquet file of one SQL statement's rows. */
export async function parquet(select: string): Promise<Uint8Array> {
  return withDuckDb(async ({ connection, directory }) => {
    const file = join(directory, "made.parquet");
    await connection.run(`copy (${select}) to '${file}' (format parquet)`);
    return readFile(file);
  });
}

/** Runs work on a file of its own. */
export async function withFile<T>(
  body: string | Uint8Array,
  work: (file: string, directory: string) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "tierline-test-"));
  try {
    const file = join(directory, "file");
    await writeFile(file, body);
    return await work(file, directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
