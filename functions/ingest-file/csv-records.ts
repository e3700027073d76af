import type { CsvFormat } from "../../shared/ingestion/profile.ts";

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;

/** Where a record ends and what it looks like. A blank line has no fields. */
export type RecordEnd = {
  /** Offset after the record's text, before its line end. */
  readonly textEnd: number;
  /** Offset of the next record. */
  readonly next: number;
  readonly fields: number;
  /** A closing quote is followed by text: nobody can say where the field ends. */
  readonly isBroken: boolean;
};

/**
 * Finds the end of the record that begins at `start`.
 * @param isLast whether nothing follows after these bytes
 * @returns "incomplete" where the record goes on after these bytes, "unclosed" where its last quote never closes
 */
export function endOfRecord(
  bytes: Buffer,
  start: number,
  { delimiter, quote }: Pick<CsvFormat, "delimiter" | "quote">,
  isLast: boolean,
): RecordEnd | "incomplete" | "unclosed" {
  const delimiterByte = delimiter.charCodeAt(0);
  const quoteByte = quote === null ? -1 : quote.charCodeAt(0);
  let fields = 1;
  let isBroken = false;
  let at = start;
  let isFieldStart = true;
  for (;;) {
    if (isFieldStart && quoteByte !== -1) {
      let opening = at;
      while (bytes[opening] === space && delimiterByte !== space) opening += 1;
      if (bytes[opening] === quoteByte) {
        const closing = endOfQuoted(bytes, opening + 1, quoteByte);
        if (closing === undefined || (closing + 1 === bytes.length && !isLast))
          return isLast ? "unclosed" : "incomplete";
        at = closing + 1;
        while (bytes[at] === space && delimiterByte !== space) at += 1;
        const follows = bytes[at];
        isBroken ||=
          at < bytes.length && follows !== delimiterByte && follows !== lineFeed && follows !== carriageReturn;
      }
    }
    isFieldStart = false;
    while (at < bytes.length && bytes[at] !== delimiterByte && bytes[at] !== lineFeed) at += 1;
    if (at === bytes.length) {
      if (!isLast) return "incomplete";
      return { textEnd: at, next: at, fields: at === start ? 0 : fields, isBroken };
    }
    if (bytes[at] === lineFeed) {
      const textEnd = at > start && bytes[at - 1] === carriageReturn ? at - 1 : at;
      return { textEnd, next: at + 1, fields: textEnd === start ? 0 : fields, isBroken };
    }
    fields += 1;
    at += 1;
    isFieldStart = true;
  }
}

/** Offset of the quote that closes a field; a doubled quote stands for itself. */
function endOfQuoted(bytes: Buffer, from: number, quoteByte: number): number | undefined {
  let at = bytes.indexOf(quoteByte, from);
  while (at !== -1 && bytes[at + 1] === quoteByte) at = bytes.indexOf(quoteByte, at + 2);
  return at === -1 ? undefined : at;
}

/** The fields of one sound record, without their quotes. */
export function fieldsOf(
  record: string,
  { delimiter, quote }: Pick<CsvFormat, "delimiter" | "quote">,
): readonly string[] {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const opening = record.slice(at).match(/^ */)?.[0].length ?? 0;
    if (quote !== null && record[at + opening] === quote) {
      let closing = record.indexOf(quote, at + opening + 1);
      while (closing !== -1 && record[closing + 1] === quote) closing = record.indexOf(quote, closing + 2);
      const end = closing === -1 ? record.length : closing;
      fields.push(record.slice(at + opening + 1, end).replaceAll(quote + quote, quote));
      at = record.indexOf(delimiter, end);
    } else {
      const end = record.indexOf(delimiter, at);
      fields.push(record.slice(at, end === -1 ? record.length : end));
      at = end;
    }
    if (at === -1) return fields;
    at += 1;
  }
}
