import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { SourceProfile } from "../../shared/ingestion/profile.ts";
import { FileProblem } from "./file-problem.ts";
import { quoteNumbers } from "./quoted-numbers.ts";
import { checkLineLengths, checkUtf8, recodeGb18030, wholeLines } from "./text-blocks.ts";

const chunkBytes = 1024 * 1024;

/**
 * Brings a landed file into the form that the readers take: uncompressed, text in UTF-8.
 * @returns the file itself where it has that form already, else `decoded`, which is written
 * @throws FileProblem for an empty file, one that cannot be decompressed, or text in another encoding than stated
 */
export async function decodeFile(file: string, decoded: string, profile: SourceProfile): Promise<string> {
  const start = await firstBytes(file);
  if (start.length === 0) throw new FileProblem("the file is empty");
  const isCompressed = isGzip(start, profile.compression);
  const isText = profile.format.type !== "parquet";
  const isRecoded = isText && (profile.encoding !== "utf-8" || profile.format.type === "jsonl");
  try {
    if (isCompressed || isRecoded) {
      const landed = createReadStream(file, { highWaterMark: chunkBytes });
      const chunks = isCompressed ? landed.pipe(createGunzip({ chunkSize: chunkBytes })) : landed;
      const bytes = isText ? asText(chunks, profile) : chunks;
      await pipeline(bytes, createWriteStream(decoded, { highWaterMark: chunkBytes }));
      if ((await firstBytes(decoded)).length === 0) throw new FileProblem("the file is empty");
      return decoded;
    }
    if (isText) for await (const _ of asText(createReadStream(file, { highWaterMark: chunkBytes }), profile));
    return file;
  } catch (error) {
    if (isGzipError(error)) throw new FileProblem(`the file cannot be decompressed as gzip: ${error.message}`);
    throw error;
  }
}

/** Blocks of lines in UTF-8, checked or recoded, the numbers of JSON lines in quotes; no line is too long for the reader. */
function asText(chunks: AsyncIterable<Uint8Array>, { encoding, format }: SourceProfile): AsyncGenerator<Buffer> {
  const lines = wholeLines(chunks);
  const utf8 = encoding === "utf-8" ? checkUtf8(lines) : recodeGb18030(lines);
  return checkLineLengths(format.type === "jsonl" ? quoteNumbers(utf8) : utf8);
}

async function firstBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(2), 0, 2, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function isGzip(start: Uint8Array, compression: SourceProfile["compression"]): boolean {
  if (compression !== "auto") return compression === "gzip";
  return start[0] === 0x1f && start[1] === 0x8b;
}

/** What zlib finds wrong with the data, as opposed to what the disk does. */
function isGzipError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("Z_");
}
