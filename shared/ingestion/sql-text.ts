/** A text as a SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as a SQL identifier. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The text that a row has in a column of its source, null where it is empty: a name in the layer that a contract's SQL reads. */
export function sourceText(column: string): string {
  return sqlName(`source:${column}`);
}
