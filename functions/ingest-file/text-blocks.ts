import { isUtf8 } from "node:buffer";
import { FileProblem } from "./file-problem.ts";

const lineFeed = 0x0a;

/** Regroups chunks of bytes so that each block ends with a line; the last one may end without. */
export async function* wholeLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const end = bytes.lastIndexOf(lineFeed) + 1;
    if (end === 0) {
      rest = Buffer.concat([rest, bytes]);
      continue;
    }
    yield rest.length === 0 ? bytes.subarray(0, end) : Buffer.concat([rest, bytes.subarray(0, end)]);
    rest = Buffer.from(bytes.subarray(end));
  }
  if (rest.length > 0) yield rest;
}

/** @throws FileProblem naming the first line that is not UTF-8 */
export async function* checkUtf8(blocks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let linesBefore = 0;
  for await (const block of blocks) {
    if (!isUtf8(block)) throw notEncoded("utf-8", linesBefore, block, isUtf8);
    yield block;
    linesBefore += lineCount(block);
  }
}

/** @throws FileProblem naming the first line that is not GB18030 */
export async function* recodeGb18030(blocks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder("gb18030", { fatal: true });
  const decode = (bytes: Buffer): string | undefined => {
    try {
      return decoder.decode(bytes);
    } catch (error) {
      if (error instanceof TypeError) return undefined;
      throw error;
    }
  };
  let linesBefore = 0;
  for await (const block of blocks) {
    const text = decode(block);
    if (text === undefined) throw notEncoded("gb18030", linesBefore, block, (line) => decode(line) !== undefined);
    yield Buffer.from(text, "utf8");
    linesBefore += lineCount(block);
  }
}

/** More than any record of ours holds, and what the reader takes. */
export const longestLineBytes = 2_000_000;

/**
 * The CSV reader drops a last line that is longer than its buffer, without a word.
 * @throws FileProblem naming the first line that is too long for it
 */
export async function* checkLineLengths(blocks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let line = 1;
  for await (const block of blocks) {
    for (let start = 0; start < block.length; line += 1) {
      const end = block.indexOf(lineFeed, start);
      const after = end === -1 ? block.length : end;
      if (after - start > longestLineBytes)
        throw new FileProblem(`line ${line} has more than ${longestLineBytes} bytes`);
      start = after + 1;
    }
    yield block;
  }
}

/** In both encodings a byte of a longer character is never a line feed, so that lines can be looked at one by one. */
function notEncoded(
  encoding: string,
  linesBefore: number,
  block: Buffer,
  isEncoded: (line: Buffer) => boolean,
): FileProblem {
  let start = 0;
  let line = linesBefore + 1;
  while (start < block.length) {
    const end = block.indexOf(lineFeed, start);
    const after = end === -1 ? block.length : end + 1;
    if (!isEncoded(block.subarray(start, after))) break;
    start = after;
    line += 1;
  }
  return new FileProblem(`line ${line} is not ${encoding}, the encoding that the profile states`);
}

function lineCount(block: Buffer): number {
  let count = 0;
  for (let at = block.indexOf(lineFeed); at !== -1; at = block.indexOf(lineFeed, at + 1)) count += 1;
  return count;
}
