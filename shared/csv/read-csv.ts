/** A record and the line of the file on which it begins, counted from 1. */
export type CsvRecord = { readonly line: number; readonly fields: readonly string[] };

/** What a file holds; with `brokenAtLine` it holds no records, because behind a broken quote nobody knows where one ends. */
export type ReadCsv = { readonly records: readonly CsvRecord[]; readonly brokenAtLine?: number };

/** A field in quotes, where two quotes stand for one and lines may break, or one without; then a comma, a line end or the end. */
const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

/** Reads CSV as RFC 4180 has it, with or without a byte order mark and with either line end. Empty lines are no records. */
export function readCsv(text: string): ReadCsv {
  const records: CsvRecord[] = [];
  let position = text.startsWith("\uFEFF") ? 1 : 0;
  let line = 1;
  while (position < text.length) {
    const fields: string[] = [];
    const firstLine = line;
    let end = ",";
    while (end === ",") {
      field.lastIndex = position;
      const found = field.exec(text);
      if (found === null) return { records: [], brokenAtLine: line };
      const [all, quoted, plain = "", after = ""] = found;
      fields.push(quoted?.replaceAll('""', '"') ?? plain);
      line += all.match(/\r\n|\n|\r/g)?.length ?? 0;
      position += all.length;
      end = after;
    }
    if (fields.length > 1 || fields[0] !== "") records.push({ line: firstLine, fields });
  }
  return { records };
}
