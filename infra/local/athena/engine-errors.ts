import { QueryError } from "./errors.ts";
import { failurePattern } from "./sql/typed.ts";

type Rule = { readonly pattern: RegExp; readonly message: (match: RegExpExecArray) => string };

/** DuckDB's messages in Athena's words, as far as they have any. */
const rules: readonly Rule[] = [
  { pattern: failurePattern, message: (match) => match[1] ?? "" },
  {
    pattern: /Could not convert string '(?:not an integer: )?(.*?)' to (\w+)/s,
    message: (match) => `INVALID_CAST_ARGUMENT: Cannot cast '${match[1]}' to ${match[2]}`,
  },
  {
    pattern: /(?:invalid|Could not parse|Conversion Error).*?"(.*?)".*(date|timestamp|time|boolean)/is,
    message: (match) => `INVALID_CAST_ARGUMENT: Value cannot be cast to ${match[2]?.toLowerCase()}: ${match[1]}`,
  },
  {
    pattern: /column "(?:.*?\.)?(.*?)" must appear in the GROUP BY clause/,
    message: (match) =>
      `EXPRESSION_NOT_AGGREGATE: '${match[1]}' must be an aggregate expression or appear in GROUP BY clause`,
  },
  {
    pattern: /More than one row returned by a subquery/,
    message: () => "SUBQUERY_MULTIPLE_ROWS: Scalar sub-query has returned multiple rows",
  },
  { pattern: /Out of Range Error: (.*)/, message: (match) => `NUMERIC_VALUE_OUT_OF_RANGE: ${match[1]}` },
  { pattern: /Conversion Error: (.*)/, message: (match) => `INVALID_CAST_ARGUMENT: ${match[1]}` },
  { pattern: /Out of Memory Error: (.*)/, message: (match) => `EXCEEDED_LOCAL_MEMORY_LIMIT: ${match[1]}` },
  { pattern: /(?:Binder|Parser|Catalog) Error: (.*)/, message: (match) => `SYNTAX_ERROR: ${match[1]}` },
];

/** An error of the engine as the query's failure; a QueryError stays what it is. */
export function queryErrorOf(error: unknown): QueryError {
  if (error instanceof QueryError) return error;
  const text = error instanceof Error ? error.message : String(error);
  for (const { pattern, message } of rules) {
    const match = pattern.exec(text);
    if (match !== null) return new QueryError(message(match));
  }
  return new QueryError(`GENERIC_INTERNAL_ERROR: ${text.split("\n")[0]}`);
}
