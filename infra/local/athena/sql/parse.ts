import { Dialect, parse } from "@polyglot-sql/sdk";
import { type AnalysisError, syntaxError } from "../errors.ts";
import { isObject, type Node } from "./ast.ts";
import { functionNames } from "./functions/index.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** Functions are parsed under this prefix, so that the parser treats all of them alike. */
export const functionPrefix = "fn_";

export type ParsedQuery = {
  readonly node: Node;
  /** From an offset in the text that was parsed to the one in the text as written. */
  readonly toOffset: (offset: number) => number;
};

type Edit = { readonly start: number; readonly end: number; readonly text: string };

/**
 * Parses one query.
 * @throws AnalysisError with the place where the parser stopped
 */
export function parseQuery(sql: string): ParsedQuery {
  const tokens = tokensOf(sql);
  const edits = [...editsFor(tokens)];
  const end = tokens.at(-1)?.end ?? 0;
  const edited = applyEdits(sql.slice(0, end), edits);
  const toOffset = (offset: number) => originalOffset(offset, edits);
  const result = parse(edited, Dialect.Athena);
  const statements: unknown = result.ast;
  const node: unknown = Array.isArray(statements) ? statements[0] : undefined;
  if (!result.success || !isObject(node)) throw parseError(result, toOffset, sql);
  if (Array.isArray(statements) && statements.length > 1) throw syntaxError("Only one sql statement is allowed");
  return { node, toOffset };
}

function parseError(
  result: Pick<ReturnType<typeof parse>, "error" | "errorStart">,
  toOffset: (offset: number) => number,
  sql: string,
): AnalysisError {
  const problem = (result.error ?? "the statement cannot be parsed").replace(
    /^Parse error at line \d+, column \d+: /,
    "",
  );
  const offset = result.errorStart === undefined ? sql.length : toOffset(result.errorStart);
  return syntaxError(`mismatched input. ${problem.replaceAll(functionPrefix, "")}`, offset);
}

/** Words after which a name and a bracket are an alias with its columns, not a call. */
const aliasBefore = new Set(["as", "with", "recursive", ")"]);
const literalTypes = new Set(["varchar", "char", "decimal", "json"]);

function* editsFor(tokens: readonly Token[]): Generator<Edit> {
  for (const [index, token] of tokens.entries()) {
    if (!token.isWord) continue;
    const next = tokens[index + 1];
    const before = tokens[index - 1];
    if (next?.text === "(" && isCall(token, before, tokens[index + 2])) {
      yield { start: token.start, end: token.start, text: functionPrefix };
    } else if (literalTypes.has(token.text) && next?.text.startsWith("'")) {
      yield literalEdit(token, next);
    }
  }
}

function isCall(token: Token, before: Token | undefined, inside: Token | undefined): boolean {
  if (!functionNames.has(token.text)) return false;
  if (token.text === "filter" && inside?.text === "where") return false;
  return before === undefined || !aliasBefore.has(before.text);
}

/** `decimal '1.50'` is the number 1.50; `varchar 'x'` is the string 'x'. */
function literalEdit(type: Token, literal: Token): Edit {
  const edit = { start: type.start, end: literal.end };
  if (type.text === "json") return { ...edit, text: `${functionPrefix}json_parse(${literal.text})` };
  if (type.text !== "decimal") return { ...edit, text: literal.text };
  const number = literal.text.slice(1, -1);
  return { ...edit, text: number.includes(".") ? number : `${number}.` };
}

function applyEdits(sql: string, edits: readonly Edit[]): string {
  let result = "";
  let position = 0;
  for (const edit of edits) {
    result += sql.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + sql.slice(position);
}

function originalOffset(offset: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const edit of edits) {
    if (edit.start + shift >= offset) break;
    shift += edit.text.length - (edit.end - edit.start);
  }
  return offset - shift;
}
