import { open } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDb } from "../../shared/aws/duckdb.ts";
import { headerProblems } from "../../shared/ingestion/header.ts";
import type { SourceRelation } from "../../shared/ingestion/lines-sql.ts";
import { originOf, usedColumns } from "../../shared/ingestion/origin.ts";
import type { CsvFormat, SourceProfile } from "../../shared/ingestion/profile.ts";
import { sqlName, sqlText } from "../../shared/ingestion/sql-text.ts";
import { endOfRecord, fieldsOf } from "./csv-records.ts";
import { FileProblem } from "./file-problem.ts";
import { type SortedOut, sortOutCsv } from "./sort-out-csv.ts";
import { longestLineBytes } from "./text-blocks.ts";

/** A decoded file as a relation; CSV has a second way of reading, for a file with malformed records. */
export type Source = {
  readonly relation: SourceRelation;
  /** Takes malformed records out; absent where the relation itself tells of them. */
  readonly sortOut?: (() => Promise<{ readonly relation: SourceRelation; readonly malformed: SortedOut }>) | undefined;
};

/**
 * Opens a decoded file as its profile says.
 * @throws FileProblem where its columns are not those of the profile, or it is not of the stated format
 */
export async function openSource(duckdb: DuckDb, file: string, profile: SourceProfile): Promise<Source> {
  switch (profile.format.type) {
    case "csv":
      return openCsv(duckdb, file, profile, profile.format);
    case "jsonl":
      return openJsonLines(duckdb, file, profile);
    case "parquet":
      return openParquet(duckdb, file, profile);
  }
}

async function openCsv(duckdb: DuckDb, file: string, profile: SourceProfile, format: CsvFormat): Promise<Source> {
  const columns = format.header === true ? await readHeader(file, format) : format.header;
  refuseIf(headerProblems(profile, columns));
  const names = columns.map((_, index) => `c${index}`);
  const nameOf = (column: string) => names[columns.indexOf(column)] ?? missing(column);
  const relation = (from: string): SourceRelation => ({
    relation: from,
    text: nameOf,
    record: jsonObject(columns.map((column, index) => [column, `c${index}`])),
  });
  return {
    relation: relation(readCsv(file, format, names, format.header === true)),
    async sortOut() {
      const malformed = await sortOutCsv(file, format, columns.length, {
        sound: join(duckdb.directory, "sound.csv"),
        malformed: join(duckdb.directory, "malformed.jsonl"),
      });
      const sound = relation(readCsv(malformed.sound, format, ["number_in_file", ...names], false));
      return { relation: { ...sound, recordNumber: "cast(number_in_file as bigint)" }, malformed };
    },
  };
}

function readCsv(file: string, { delimiter, quote }: CsvFormat, names: readonly string[], hasHeader: boolean): string {
  const quoted = sqlText(quote ?? "");
  const columns = names.map((name) => `${name}: 'varchar'`).join(", ");
  return `read_csv(${sqlText(file)}, auto_detect = false, header = ${hasHeader}, delim = ${sqlText(delimiter)},
    quote = ${quoted}, escape = ${quoted}, nullstr = '', columns = {${columns}})`;
}

/** More than a header takes; one that goes on beyond is no header. */
const headerBytes = 256 * 1024;

async function readHeader(file: string, format: CsvFormat): Promise<readonly string[]> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
    const bytes = buffer.subarray(0, bytesRead);
    const end = endOfRecord(bytes, 0, format, bytesRead < headerBytes);
    if (typeof end === "string") throw new FileProblem("the first record, which should name the columns, does not end");
    const header = bytes.toString("utf8", 0, end.textEnd).replace(/^\ufeff/, "");
    return fieldsOf(header, format).map((name) => name.trim());
  } finally {
    await handle.close();
  }
}

/** The reader counts a line's end as part of it. */
const lineEndBytes = 8;

/** A line that is no JSON object is told of by the relation itself: lines are taken as text first. */
async function openJsonLines(duckdb: DuckDb, file: string, profile: SourceProfile): Promise<Source> {
  // No JSON text holds a bare control character, so that this one never divides a line.
  const lines = `read_csv(${sqlText(file)}, auto_detect = false, header = false, delim = '\u0001', quote = '', escape = '',
    nullstr = '', strict_mode = false, max_line_size = ${longestLineBytes + lineEndBytes}, columns = {json_line: 'varchar'})`;
  const isObject = "case when json_valid(json_line) then json_type(json_line) = 'OBJECT' else false end";
  const objects = `select json_line, ${isObject} as is_object from ${lines} where json_line is not null`;
  const reader = await duckdb.connection.runAndReadAll(
    `select distinct key from (select unnest(json_keys(json_line)) as key from (${objects}) where is_object) order by key`,
  );
  const found = reader.getRowObjectsJson().map(({ key }) => String(key));
  const used = usedColumns(profile);
  // A record may leave out what it has no value for; a column that is required and always left out shows row by row.
  refuseIf(headerProblems(profile, [...new Set([...used, ...found])]));
  const tags = tagsOf(profile);
  const paths = used.map((name) => sqlText(`/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`));
  return {
    relation: {
      relation: `(select json_line, is_object, case when is_object then json_extract_string(json_line, [${paths.join(", ")}]) end as json_values from (${objects}))`,
      text(column) {
        const value = `json_values[${used.indexOf(column) + 1}]`;
        return column === tags?.column ? listAsText(value, tags.separator) : value;
      },
      record: "case when is_object then json_line else json_object('text', json_line) end",
      malformed: { when: "not is_object", value: "left(json_line, 200)" },
    },
  };
}

function tagsOf(profile: SourceProfile): { readonly column: string; readonly separator: string } | undefined {
  const origin = profile.kind === "customers" ? originOf(profile.columns.tags) : undefined;
  if (profile.kind !== "customers" || origin === undefined || !("column" in origin)) return undefined;
  return { column: origin.column, separator: profile.tag_separator };
}

/** Tags may come as a JSON array: its members as one text, as the other formats write them. */
function listAsText(json: string, separator: string): string {
  const members = `from_json(${json}, '["varchar"]')`;
  return `case when starts_with(${json}, '[') and json_valid(${json}) then array_to_string(${members}, ${sqlText(separator)}) else ${json} end`;
}

async function openParquet(duckdb: DuckDb, file: string, profile: SourceProfile): Promise<Source> {
  const from = `read_parquet(${sqlText(file)})`;
  const columns = await unlessUnreadable("Parquet", async () => {
    // Every page is unpacked once, so that what is wrong with the file comes to light here and nowhere later.
    await duckdb.connection.run(`select bit_xor(hash(columns(*))) from ${from}`);
    const reader = await duckdb.connection.runAndReadAll(`describe select * from ${from}`);
    return reader.getRowObjectsJson().map(({ column_name }) => String(column_name));
  });
  refuseIf(headerProblems(profile, columns));
  const texts = columns.map((column, index) => `cast(${sqlName(column)} as varchar) as c${index}`);
  return {
    relation: {
      relation: `(select ${texts.join(", ")} from ${from})`,
      text: (column) => `c${columns.indexOf(column)}`,
      record: jsonObject(columns.map((column, index) => [column, `c${index}`])),
    },
  };
}

/**
 * Runs what does nothing but read a file: what goes wrong is the file's problem, except for what the machine runs out of.
 * @throws FileProblem with the reader's words
 */
async function unlessUnreadable<T>(format: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Error) || /^Out of Memory/.test(error.message)) throw error;
    throw new FileProblem(`the file cannot be read as ${format}: ${error.message.split("\n")[0]}`);
  }
}

/** What the CSV reader says of the file, as opposed to what is wrong with memory, disk or our own SQL. */
export function isCsvComplaint(error: unknown): error is Error {
  return error instanceof Error && /^Invalid Input Error: (CSV Error|The CSV Parser)/.test(error.message);
}

function jsonObject(members: readonly (readonly [string, string])[]): string {
  return `json_object(${members.map(([name, sql]) => `${sqlText(name)}, ${sql}`).join(", ")})`;
}

function refuseIf(problems: readonly string[]): void {
  if (problems.length > 0) throw new FileProblem(...problems);
}

function missing(column: string): never {
  throw new Error(`the column ${column} was looked for after the header had been checked`);
}
