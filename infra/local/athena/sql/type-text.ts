import { syntaxError } from "../errors.ts";
import { arrayOf, decimal, type RowField, type ScalarKind, type SqlType, timestamp } from "./types.ts";

const names: Readonly<Record<string, ScalarKind>> = {
  boolean: "boolean",
  tinyint: "tinyint",
  smallint: "smallint",
  int: "integer",
  integer: "integer",
  bigint: "bigint",
  real: "real",
  float: "real",
  double: "double",
  string: "varchar",
  varchar: "varchar",
  char: "varchar",
  binary: "varbinary",
  varbinary: "varbinary",
  json: "json",
  date: "date",
  time: "time",
  "timestamp with time zone": "timestamp with time zone",
  "interval year to month": "interval year to month",
  "interval day to second": "interval day to second",
};

/**
 * Reads a type as Glue writes it (`array<struct<a:int>>`) or as Trino does (`array(row(a integer))`).
 * @throws AnalysisError for a type that neither knows
 */
export function parseType(text: string): SqlType {
  const source = text.trim();
  const open = source.search(/[(<]/);
  const head = (open < 0 ? source : source.slice(0, open)).trim().toLowerCase();
  const rest = open < 0 ? "" : source.slice(open + 1, source.lastIndexOf(source[open] === "(" ? ")" : ">"));
  const parts = open < 0 ? [] : splitTop(rest);
  const after = open < 0 ? "" : source.slice(source.lastIndexOf(source[open] === "(" ? ")" : ">") + 1).trim();
  const [first = "", second = "0"] = parts;
  if (head === "decimal" || head === "numeric") return decimal(Number(first || 38), Number(second));
  if (head.startsWith("timestamp")) {
    if (`${head} ${after}`.includes("with time zone")) return { kind: "timestamp with time zone" };
    return timestamp(first === "" ? 3 : Number(first));
  }
  if (head === "array") return arrayOf(parseType(first));
  if (head === "map") return { kind: "map", key: parseType(first), value: parseType(second) };
  if (head === "row" || head === "struct") return { kind: "row", fields: parts.map(parseField) };
  const kind = names[head];
  if (kind === undefined) throw syntaxError(`Unknown type: ${text}`);
  return { kind };
}

function parseField(text: string): RowField {
  const named = /^\s*("?)([A-Za-z_][\w$]*)\1\s*[:\s]\s*(.+)$/s.exec(text);
  if (named?.[2] !== undefined && named[3] !== undefined && !/^with time zone$/i.test(named[3])) {
    return { name: named[2].toLowerCase(), type: parseType(named[3]) };
  }
  return { name: undefined, type: parseType(text) };
}

/** Splits at the commas that lie outside of brackets. */
function splitTop(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [index, character] of [...text].entries()) {
    if ("(<".includes(character)) depth++;
    else if (")>".includes(character)) depth--;
    else if (character === "," && depth === 0) {
      parts.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  const last = text.slice(start).trim();
  return last === "" ? parts : [...parts, last];
}

/** The type as DuckDB writes it. */
export function duckType(type: SqlType): string {
  switch (type.kind) {
    case "unknown":
      return "INTEGER";
    case "decimal":
      return `DECIMAL(${type.precision},${type.scale})`;
    case "timestamp":
      return "TIMESTAMP";
    case "timestamp with time zone":
      return "TIMESTAMPTZ";
    case "varbinary":
      return "BLOB";
    case "real":
      return "FLOAT";
    case "interval year to month":
    case "interval day to second":
      return "INTERVAL";
    case "array":
      return `${duckType(type.element)}[]`;
    case "map":
      return `MAP(${duckType(type.key)}, ${duckType(type.value)})`;
    case "row":
      return `STRUCT(${type.fields.map(({ name, type }, index) => `"${name ?? `field${index}`}" ${duckType(type)}`).join(", ")})`;
    default:
      return type.kind.toUpperCase();
  }
}

/** The type as Glue stores it in a table's columns, for tables that a statement creates. */
export function glueType(type: SqlType): string {
  switch (type.kind) {
    case "unknown":
      return "string";
    case "varchar":
      return "string";
    case "varbinary":
      return "binary";
    case "integer":
      return "int";
    case "real":
      return "float";
    case "timestamp":
      return "timestamp";
    case "array":
      return `array<${glueType(type.element)}>`;
    case "map":
      return `map<${glueType(type.key)},${glueType(type.value)}>`;
    case "row":
      return `struct<${type.fields.map(({ name, type }, index) => `${name ?? `field${index}`}:${glueType(type)}`).join(",")}>`;
    case "decimal":
      return `decimal(${type.precision},${type.scale})`;
    default:
      return type.kind;
  }
}
