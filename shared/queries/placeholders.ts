/** Text in which a `?` or a word is no part of the statement: strings, quoted names and comments. */
const quotedText = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g;

/** The statement with every string, quoted name and comment taken out, for simple checks of its words. */
export function withoutQuotedText(sql: string): string {
  return sql.replace(quotedText, (quoted) => (quoted.startsWith("'") ? "''" : " "));
}

/** How many parameters a statement takes. */
export function countPlaceholders(sql: string): number {
  return withoutQuotedText(sql).split("?").length - 1;
}

/** The statement with a literal in the place of each parameter: what a reader may copy and ask elsewhere. */
export function filledSql(sql: string, literals: readonly string[]): string {
  let place = 0;
  return sql.replace(new RegExp(`${quotedText.source}|\\?`, "g"), (found) =>
    found === "?" ? (literals[place++] ?? "?") : found,
  );
}
