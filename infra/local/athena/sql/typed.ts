import { duckType } from "./type-text.ts";
import { type SqlType, sameType, type unknown } from "./types.ts";

/** An expression in DuckDB's SQL with the type that Trino gives it. */
export type Typed = {
  readonly sql: string;
  readonly type: SqlType;
  /** The value, when the expression is a string or number literal. */
  readonly literal?: string;
};

export const typed = (sql: string, type: SqlType): Typed => ({ sql, type });

export type Unknown = typeof unknown;

/** The expression converted to a type that it converts to without being asked. */
export function coerce(expression: Typed, type: SqlType): Typed {
  if (sameType(expression.type, type) || type.kind === "unknown") return expression;
  return { ...expression, sql: `CAST(${expression.sql} AS ${duckType(type)})`, type };
}

export const quoteName = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * An expression that fails with an error of Athena's when a row reaches it. A failing cast, because DuckDB's
 * error() may not stand inside of TRY.
 */
export const failure = (error: string) => `CAST('athena:${error}' AS TINYINT)`;
export const failurePattern = /Could not convert string 'athena:(.*?)' to INT8/;
