import type { Column, ColumnType } from "../facts/table.ts";
import { countPlaceholders, withoutQuotedText } from "./placeholders.ts";

/** One `?` of a query, in the order in which the statement holds them. */
export type Parameter = { readonly name: string; readonly type: ColumnType; readonly meaning: string };

/** A file of queries/: what it answers, what it asks for, what it gives back, and the statement itself. */
export type QueryFile = {
  /** The file's name without folder and ending. */
  readonly name: string;
  readonly question: string;
  /** What one row of the answer stands for. */
  readonly grain: string;
  readonly parameters: readonly Parameter[];
  readonly columns: readonly Column[];
  /** The statement without the header and without a semicolon at its end. */
  readonly sql: string;
};

/** A file whose header does not say what it must; the message lists every problem with its line. */
export class MalformedQueryFile extends Error {
  override readonly name = "MalformedQueryFile";
  readonly problems: readonly string[];

  constructor(file: string, problems: readonly string[]) {
    super(`query ${file}: ${problems.join("; ")}`);
    this.problems = problems;
  }
}

type HeaderLine = { readonly number: number; readonly text: string };

const columnTypes = /^(string|boolean|int|bigint|date|timestamp|double|decimal\(\d{1,2},\d{1,2}\))$/;
const labels = ["Question", "Grain", "Parameters", "Columns"] as const;
type Label = (typeof labels)[number];

/**
 * Reads the header and the statement of a query file. The header is made of comment lines:
 *
 * ```sql
 * -- Question: What does each program owe?
 * -- Grain: one row per program_id
 * -- Parameters: program_id string The program to show     (one line per `?`, in order; left out if there is none)
 * -- Columns:
 * --   program_id string The rebate program
 * ```
 *
 * @param name the file's name without folder and ending
 * @throws MalformedQueryFile with every problem found
 */
export function parseQueryFile(name: string, text: string): QueryFile {
  const { header, sql } = splitHeader(text);
  const problems: string[] = [];
  const question = single(header, "Question", problems);
  const grain = single(header, "Grain", problems);
  const parameters = labelled(header, "Parameters").flatMap((line) => declaration(line, "parameter", problems));
  const columns = columnLines(header, problems)
    .flatMap((line) => declaration(line, "column", problems))
    .map(({ name, type, meaning }) => ({ name, type, comment: meaning }));
  problems.push(...repeatedColumns(columns));

  if (!/^(select|with)\b/i.test(sql)) problems.push("the statement begins with `with` or `select`");
  if (withoutQuotedText(sql).includes(";")) problems.push("the file holds one statement, without a semicolon inside");
  const placeholders = countPlaceholders(sql);
  if (placeholders !== parameters.length)
    problems.push(`the header names ${parameters.length} parameters, the statement holds ${placeholders} \`?\``);

  if (problems.length > 0) throw new MalformedQueryFile(name, problems);
  return { name, question, grain, parameters, columns, sql };
}

function splitHeader(text: string): { readonly header: readonly HeaderLine[]; readonly sql: string } {
  const lines = text.split(/\r?\n/);
  const firstOther = lines.findIndex((line) => !line.startsWith("--"));
  const end = firstOther === -1 ? lines.length : firstOther;
  return {
    header: lines.slice(0, end).map((line, index) => ({ number: index + 1, text: line.slice(2) })),
    sql: lines.slice(end).join("\n").trim().replace(/;$/, "").trimEnd(),
  };
}

/** The lines that begin with the label, without it. */
function labelled(header: readonly HeaderLine[], label: Label): readonly HeaderLine[] {
  return header.flatMap(({ number, text }) => {
    const rest = text.match(new RegExp(`^ ${label}:(.*)$`))?.[1];
    return rest === undefined ? [] : [{ number, text: rest.trim() }];
  });
}

function single(header: readonly HeaderLine[], label: Label, problems: string[]): string {
  const lines = labelled(header, label);
  const [first] = lines;
  if (lines.length > 1) problems.push(`the header has ${lines.length} lines \`-- ${label}:\`, one is needed`);
  if (first === undefined || first.text === "") problems.push(`the header has no line \`-- ${label}: …\``);
  return first?.text ?? "";
}

/** The indented lines after `-- Columns:`; every header line must be one of them or carry a label. */
function columnLines(header: readonly HeaderLine[], problems: string[]): readonly HeaderLine[] {
  const start = header.findIndex(({ text }) => text.trimEnd() === " Columns:");
  if (start === -1) problems.push("the header has no line `-- Columns:`");
  const isLabelled = ({ text }: HeaderLine) => labels.some((label) => text.startsWith(` ${label}:`));
  const unlabelled = header.filter((line) => !isLabelled(line));
  const columns = unlabelled.filter((line) => start !== -1 && line.number > start && line.text.startsWith("   "));
  for (const line of unlabelled.filter((line) => !columns.includes(line)))
    problems.push(`line ${line.number} belongs to no part of the header: --${line.text}`);
  if (start !== -1 && columns.length === 0) problems.push("no column is listed below `-- Columns:`");
  return columns.map(({ number, text }) => ({ number, text: text.trim() }));
}

function declaration(line: HeaderLine, kind: "parameter" | "column", problems: string[]): readonly Parameter[] {
  const [, name, type, meaning] = line.text.match(/^(\S+)\s+(\S+)\s+(\S.*)$/) ?? [];
  if (name === undefined || type === undefined || meaning === undefined) {
    problems.push(`line ${line.number}: a ${kind} is written as \`name type meaning\`, found \`${line.text}\``);
    return [];
  }
  if (!/^[a-z][a-z0-9_]*$/.test(name)) problems.push(`line ${line.number}: ${kind} ${name} is not in snake_case`);
  if (!isColumnType(type)) {
    problems.push(`line ${line.number}: ${kind} ${name} has the unknown type ${type}`);
    return [];
  }
  return [{ name, type, meaning }];
}

function isColumnType(text: string): text is ColumnType {
  return columnTypes.test(text);
}

function repeatedColumns(columns: readonly Column[]): readonly string[] {
  const names = columns.map(({ name }) => name);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...repeated].map((name) => `column ${name} is listed twice`);
}
