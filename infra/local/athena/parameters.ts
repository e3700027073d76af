import { syntaxError } from "./errors.ts";
import { tokensOf } from "./sql/tokens.ts";
import { quoteText } from "./sql/typed.ts";

/** What may stand for a `?` as it is: a literal, a typed literal, a cast or an array. */
const literal =
  /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|'(?:[^']|'')*'|[a-z_]+\s+'(?:[^']|'')*'(?:\s+[a-z]+)?|true|false|null|(?:try_)?cast\s*\(.*\)|array\s*\[.*\])$/is;

/** An execution parameter as SQL: a literal as it is, any other text as a string, as Athena has it for bare words. */
export function parameterSql(value: string): string {
  const trimmed = value.trim();
  return literal.test(trimmed) ? trimmed : quoteText(value);
}

/**
 * Puts expressions in for the question marks.
 * @throws AnalysisError when their numbers differ
 */
export function substitute(sql: string, expressions: readonly string[]): string {
  const marks = tokensOf(sql).filter(({ text }) => text === "?");
  if (marks.length !== expressions.length) {
    throw syntaxError(`Incorrect number of parameters: expected ${marks.length} but found ${expressions.length}`);
  }
  let result = "";
  let position = 0;
  for (const [index, mark] of marks.entries()) {
    result += sql.slice(position, mark.start) + (expressions[index] ?? "");
    position = mark.end;
  }
  return result + sql.slice(position);
}
