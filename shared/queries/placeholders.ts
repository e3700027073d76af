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
