import { syntaxError } from "../errors.ts";

/** A token with its text as written, in lower case when it is a bare word. */
export type Token = { readonly text: string; readonly start: number; readonly end: number; readonly isWord: boolean };

/** Blanks and comments, texts and quoted names, bytes, numbers, words, operators. */
const pattern =
  /(?<blank>\s+|--[^\n]*|\/\*[\s\S]*?\*\/)|x?'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|(?<word>[\p{L}_][\p{L}\p{N}_$@]*)|->|=>|\|\||<>|!=|<=|>=|[^\s'"`]/giuy;

/**
 * The statement's tokens without comments and without semicolons at the end. The parser's own tokens would cost more
 * than the rest of the translation, because each of them crosses from WebAssembly as an object.
 * @throws AnalysisError for a quote that is never closed
 */
export function tokensOf(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  for (const { 0: text, index, groups } of sql.matchAll(pattern)) {
    position = index + text.length;
    if (groups?.blank !== undefined) continue;
    const isWord = groups?.word !== undefined;
    tokens.push({ text: isWord ? text.toLowerCase() : text, start: index, end: position, isWord });
  }
  if (position < sql.length)
    throw syntaxError(`mismatched input '${sql[position]}'. The quote is not closed`, position);
  while (tokens.at(-1)?.text === ";") tokens.pop();
  return tokens;
}

/** The name that a token spells: quotes and backticks removed, in lower case. */
export function nameOf(token: Token | undefined): string | undefined {
  if (token === undefined) return undefined;
  if (token.isWord) return token.text;
  const quoted = /^(["`'])(.*)\1$/s.exec(token.text);
  return quoted?.[2]?.replaceAll('""', '"').toLowerCase();
}

/** The text of a quoted string token. */
export function stringOf(token: Token | undefined): string | undefined {
  const quoted = token && /^'(.*)'$/s.exec(token.text);
  return quoted?.[1]?.replaceAll("''", "'");
}
