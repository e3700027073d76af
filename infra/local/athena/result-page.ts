import { open } from "node:fs/promises";

/** A page of a result object: its rows, and where the next page begins in the object. */
export type Page = { readonly rows: readonly (readonly (string | undefined)[])[]; readonly next: number | undefined };

const chunkBytes = 1 << 18;

/**
 * Reads rows of a result's CSV from a byte position on. Values are quoted; a null is empty without quotes.
 * @param atMost rows to read
 */
export async function readCsvPage(file: string, position: number, atMost: number): Promise<Page> {
  return readPage(file, position, atMost, parseCsvRow);
}

/** Reads lines of a DDL statement's text result; each is a row of one value. */
export async function readTextPage(file: string, position: number, atMost: number): Promise<Page> {
  return readPage(file, position, atMost, (content, start) => {
    const end = content.indexOf(10, start);
    return end < 0 ? undefined : { row: [content.toString("utf8", start, end)], end: end + 1 };
  });
}

type ParseRow = (content: Buffer, start: number) => { row: (string | undefined)[]; end: number } | undefined;

async function readPage(file: string, position: number, atMost: number, parse: ParseRow): Promise<Page> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const rows: (string | undefined)[][] = [];
    let content: Buffer = Buffer.alloc(0);
    let start = 0;
    let read = position;
    while (rows.length < atMost) {
      const parsed = parse(content, start);
      if (parsed !== undefined) {
        rows.push(parsed.row);
        start = parsed.end;
        continue;
      }
      if (read >= size) break;
      const chunk = Buffer.alloc(Math.min(chunkBytes, size - read));
      await handle.read(chunk, 0, chunk.length, read);
      read += chunk.length;
      content = Buffer.concat([content.subarray(start), chunk]);
      start = 0;
    }
    const next = read - (content.length - start);
    return { rows, next: next < size ? next : undefined };
  } finally {
    await handle.close();
  }
}

const [quote, comma, newline] = [34, 44, 10];

/** One row, or undefined while its end is not in the content yet. */
function parseCsvRow(content: Buffer, start: number): { row: (string | undefined)[]; end: number } | undefined {
  const row: (string | undefined)[] = [];
  let position = start;
  for (;;) {
    let value: string | undefined;
    if (content[position] === quote) {
      let end = position + 1;
      for (;;) {
        end = content.indexOf(quote, end);
        if (end < 0 || end + 1 >= content.length) return undefined;
        if (content[end + 1] !== quote) break;
        end += 2;
      }
      value = content.toString("utf8", position + 1, end).replaceAll('""', '"');
      position = end + 1;
    }
    if (position >= content.length) return undefined;
    row.push(value);
    const separator = content[position];
    position++;
    if (separator === newline) return { row, end: position };
    if (separator !== comma) throw new Error(`a result file that is no CSV at byte ${position}`);
  }
}
