import { syntaxError } from "../errors.ts";
import { type Body, isObject, list } from "./ast.ts";
import { duckType } from "./type-text.ts";
import { type Typed, typed } from "./typed.ts";
import {
  arrayOf,
  decimal,
  isFloat,
  isInteger,
  type RowField,
  type ScalarKind,
  type SqlType,
  timestamp,
  typeName,
} from "./types.ts";

const kinds: Readonly<Record<string, ScalarKind>> = {
  boolean: "boolean",
  tiny_int: "tinyint",
  small_int: "smallint",
  int: "integer",
  big_int: "bigint",
  float: "real",
  real: "real",
  double: "double",
  var_char: "varchar",
  char: "varchar",
  text: "varchar",
  string: "varchar",
  var_binary: "varbinary",
  binary: "varbinary",
  json: "json",
  date: "date",
  time: "time",
};

/** The type that the parser read in a cast. */
export function castType(value: unknown): SqlType {
  if (!isObject(value) || typeof value.data_type !== "string") throw syntaxError("a type is expected");
  const number = (field: unknown) => (typeof field === "number" ? field : undefined);
  switch (value.data_type) {
    case "decimal":
      return decimal(number(value.precision) ?? 38, number(value.scale) ?? 0);
    case "timestamp":
      if (value.timezone === true) return { kind: "timestamp with time zone" };
      return timestamp(number(value.precision) ?? 3);
    case "array":
      return arrayOf(castType(value.element_type));
    case "map":
      return { kind: "map", key: castType(value.key_type), value: castType(value.value_type) };
    case "struct":
      return { kind: "row", fields: list(value.fields).map(fieldOf) };
  }
  const kind = kinds[value.data_type];
  if (kind === undefined) throw syntaxError(`Unknown type: ${String(value.name ?? value.data_type)}`);
  return { kind };
}

const fieldOf = (field: Body): RowField => ({
  name: typeof field.name === "string" && field.name !== "" ? field.name.toLowerCase() : undefined,
  type: castType(field.data_type),
});

/** A cast with Trino's rounding and Trino's texts. `attempt` gives null where the cast fails. */
export function cast(value: Typed, type: SqlType, attempt = false): Typed {
  const keyword = attempt ? "TRY_CAST" : "CAST";
  const plain = (sql: string) => typed(`${keyword}(${sql} AS ${duckType(type)})`, type);
  const from = value.type;
  if (from.kind === "unknown") return plain(value.sql);
  if (type.kind === "varchar") return typed(asText(value), type);
  if (isInteger(type)) {
    if (isFloat(from)) return plain(`round(${value.sql})`);
    if (from.kind === "varchar") return plain(onlyDigits(value.sql));
  }
  if (type.kind === "json") return typed(`to_json(${value.sql})`, type);
  if (from.kind === "json") return plain(`json_extract_string(${value.sql}, '$')`);
  if (type.kind === "date" && (isInteger(from) || isFloat(from) || from.kind === "decimal")) {
    throw syntaxError(`Cannot cast ${typeName(from)} to ${typeName(type)}`);
  }
  return plain(value.sql);
}

/** DuckDB would round the text 1.5 to an integer; Trino refuses it. */
const onlyDigits = (sql: string) =>
  `CASE WHEN regexp_full_match(${sql}, '[+-]?\\d+') THEN ${sql} ELSE 'not an integer: ' || ${sql} END`;

/** A value's text by CAST(… AS varchar). */
export function asText({ sql, type }: Typed): string {
  switch (type.kind) {
    case "real":
    case "double":
      return `athena_scientific(${sql})`;
    case "timestamp":
      return `strftime(${sql}, '${timestampPattern(type.precision)}')`;
    case "timestamp with time zone":
      return `strftime(${sql}, '%Y-%m-%d %H:%M:%S.%g UTC')`;
    case "json":
      return `json_extract_string(${sql}, '$')`;
    case "varchar":
      return sql;
    default:
      return `CAST(${sql} AS VARCHAR)`;
  }
}

export const timestampPattern = (precision: number) =>
  `%Y-%m-%d %H:%M:%S${precision === 0 ? "" : precision > 3 ? ".%f" : ".%g"}`;
