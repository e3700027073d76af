import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FactRow, FactTable } from "../facts/table.ts";
import type { DuckDb } from "./duckdb.ts";
import type { ObjectStore } from "./objects.ts";

/** A file name as a SQL text literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Athena's type names as DuckDB writes them. */
function duckDbType(type: FactTable["columns"][number]["type"]): string {
  return type === "string" ? "varchar" : type;
}

/** The digits of a decimal that DuckDB keeps in 64 bits. */
const narrowDigits = 18;

/**
 * SQL of a column's value from its text. Wide decimals go by way of a narrow one where nothing is lost, as nearly always: read
 * from text directly, each takes fifty times as long.
 */
function typedSql(name: string, type: FactTable["columns"][number]["type"]): string {
  const direct = `cast(${name} as ${duckDbType(type)})`;
  const [, digits, places] = /^decimal\((\d+),(\d+)\)$/.exec(type) ?? [];
  if (Number(digits ?? 0) <= narrowDigits) return direct;
  const narrowPlaces = Math.min(6, Number(places));
  const isNarrow = `regexp_full_match(${name}, '-?[0-9]{1,${narrowDigits - narrowPlaces}}([.][0-9]{0,${narrowPlaces}})?')`;
  const narrow = `cast(cast(${name} as decimal(${narrowDigits},${narrowPlaces})) as ${type})`;
  return `case when ${isNarrow} then ${narrow} else ${direct} end`;
}

/**
 * Writes rows of a fact table as one Parquet object with exactly the declared columns and types.
 * A missing column is null. An empty list writes an object with no rows.
 * @returns the file that was uploaded, which stays in the work's directory until the work ends
 */
export async function writeFacts(
  duckdb: DuckDb,
  lake: ObjectStore,
  table: FactTable,
  key: string,
  rows: Iterable<FactRow> | AsyncIterable<FactRow>,
): Promise<string> {
  const name = key.replaceAll("/", "_");
  const json = join(duckdb.directory, `${name}.jsonl`);
  const parquet = join(duckdb.directory, name);
  await pipeline(Readable.from(jsonLines(rows)), createWriteStream(json));
  await copyToParquet(duckdb, rowsSql(table, json), parquet);
  await lake.upload(parquet, key);
  return parquet;
}

/** SQL of a table's rows, in its columns and types, from a file of one JSON object a line. */
export function rowsSql(table: FactTable, json: string): string {
  const texts = table.columns.map(({ name }) => `${sqlText(name)}: 'varchar'`).join(", ");
  const typed = table.columns.map(({ name, type }) => `${typedSql(name, type)} as ${name}`).join(", ");
  return `select ${typed} from read_json(${sqlText(json)}, format = 'newline_delimited', columns = {${texts}})`;
}

export async function copyToParquet({ connection }: DuckDb, query: string, file: string): Promise<void> {
  await connection.run(`copy (${query}) to ${sqlText(file)} (format parquet, compression zstd)`);
}

/** One row a line, many lines at a time: handing over a line by itself takes longer than writing it. */
async function* jsonLines(rows: Iterable<FactRow> | AsyncIterable<FactRow>): AsyncGenerator<string> {
  let lines = "";
  for await (const row of rows) {
    lines += `${JSON.stringify(row)}\n`;
    if (lines.length < linesAtOnce) continue;
    yield lines;
    lines = "";
  }
  if (lines.length > 0) yield lines;
}

const linesAtOnce = 65_536;

/** Which rows to read: those whose column holds one of the values. */
export type RowFilter = { readonly column: string; readonly values: readonly string[] };

/** Reads Parquet objects as rows of text, null staying null: exact for every type that our facts use. */
export async function readRows(
  duckdb: DuckDb,
  lake: Pick<ObjectStore, "download">,
  keys: readonly string[],
  only?: RowFilter,
): Promise<readonly Readonly<Record<string, string | null>>[]> {
  if (keys.length === 0) return [];
  const files = await Promise.all(
    keys.map(async (key) => {
      const file = join(duckdb.directory, key.replaceAll("/", "_"));
      await lake.download(key, file);
      return sqlText(file);
    }),
  );
  const where = only === undefined ? "" : `where ${only.column} in (${only.values.map(sqlText).join(", ")})`;
  return textRows(duckdb, `select * from read_parquet([${files.join(", ")}]) ${where}`);
}

/** Rows that one text carries out of DuckDB: each value by itself takes three times as long. */
const rowsPerText = 2048;

/** The rows of a query in their order, as objects by column name: every value as text, null staying null. */
export async function textRows(
  { connection }: DuckDb,
  query: string,
): Promise<readonly Readonly<Record<string, string | null>>[]> {
  const names = (await connection.runAndReadAll(`select * from (${query}) limit 0`)).columnNames();
  const reader = await connection.runAndReadAll(
    `with numbered as (
       select *, row_number() over () as row_place from (${query})
     ),
     texts as (
       select cast(columns(* exclude (row_place)) as varchar), row_place from numbered
     ),
     arrays as (
       select cast(to_json(list_value(*columns(* exclude (row_place)))) as varchar) as array_text, row_place from texts
     )
     select '[' || string_agg(array_text, ',' order by row_place) || ']'
     from arrays
     group by row_place // ${rowsPerText}
     order by row_place // ${rowsPerText}`,
  );
  const [texts = []] = reader.getColumnsJson() as string[][];
  // Copies of one row share its shape, which is what makes filling them fast.
  const empty: Record<string, string | null> = Object.fromEntries(names.map((name) => [name, null]));
  return texts.flatMap((text) =>
    (JSON.parse(text) as (string | null)[][]).map((values) => {
      const row = { ...empty };
      for (const [place, name] of names.entries()) row[name] = values[place] ?? null;
      return row;
    }),
  );
}
