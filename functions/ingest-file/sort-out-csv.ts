import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { finished, pipeline } from "node:stream/promises";
import type { CsvFormat } from "../../shared/ingestion/profile.ts";
import { endOfRecord, type RecordEnd } from "./csv-records.ts";
import { FileProblem } from "./file-problem.ts";

const chunkBytes = 1024 * 1024;

/** The reader's limit; a record beyond it is most likely a quote that never closes. */
const longestRecordBytes = 2_000_000;

export type SortedOut = {
  /** The sound records, each with its number as first field. */
  readonly sound: string;
  /** The others as JSON lines: line_number, value (what is wrong) and record (the text). */
  readonly malformed: string;
  readonly malformedCount: number;
};

/**
 * Takes the malformed records out of a CSV file that does not read as a whole: those with another number of fields than the header,
 * and those with text after a closing quote.
 * @throws FileProblem for a quote that never closes, because everything after it is in doubt
 */
export async function sortOutCsv(
  file: string,
  format: CsvFormat,
  fieldCount: number,
  to: { readonly sound: string; readonly malformed: string },
): Promise<SortedOut> {
  let malformedCount = 0;
  const malformed = createWriteStream(to.malformed);
  const soundRecords = async function* () {
    let number = format.header === true ? -1 : 0;
    const out: Buffer[] = [];
    for await (const { text, end } of recordsOf(file, format)) {
      if (end.fields === 0) continue;
      number += 1;
      if (number === 0) continue;
      if (end.fields === fieldCount && !end.isBroken) {
        out.push(Buffer.from(`${number}${format.delimiter}`), Buffer.from(text), Buffer.from("\n"));
        if (out.length > 10_000) yield Buffer.concat(out.splice(0));
      } else {
        malformedCount += 1;
        const value = end.isBroken
          ? "text after a closing quote"
          : `${end.fields} ${end.fields === 1 ? "field" : "fields"} instead of ${fieldCount}`;
        const row = { line_number: number, value, record: JSON.stringify({ text: text.toString("utf8") }) };
        if (!malformed.write(`${JSON.stringify(row)}\n`)) await once(malformed, "drain");
      }
    }
    yield Buffer.concat(out);
  };
  await pipeline(soundRecords(), createWriteStream(to.sound));
  malformed.end();
  await finished(malformed);
  return { ...to, malformedCount };
}

/** The records of a file, the header and blank lines included. */
async function* recordsOf(
  file: string,
  format: CsvFormat,
): AsyncGenerator<{ readonly text: Buffer; readonly end: RecordEnd }> {
  let rest: Buffer = Buffer.alloc(0);
  let record = 0;
  const take = function* (bytes: Buffer, isLast: boolean) {
    let start = 0;
    while (start < bytes.length) {
      const end = endOfRecord(bytes, start, format, isLast);
      if (end === "incomplete") break;
      if (end === "unclosed") throw neverCloses(record);
      yield { text: bytes.subarray(start, end.textEnd), end };
      start = end.next;
      record += 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > longestRecordBytes) throw neverCloses(record);
  };
  let isFirst = true;
  for await (const chunk of createReadStream(file, { highWaterMark: chunkBytes })) {
    const bytes = Buffer.concat([rest, isFirst ? withoutByteOrderMark(chunk) : chunk]);
    isFirst = false;
    yield* take(bytes, false);
  }
  yield* take(rest, true);
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function neverCloses(recordsBefore: number): FileProblem {
  return new FileProblem(
    `a quote opens in record ${recordsBefore + 1} of the file, header and blank lines counted, and never closes`,
  );
}
