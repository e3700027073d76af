import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { timed } from "../stopwatch.ts";

/** How many files are on their way at once, as fast as the local S3 goes. */
const filesAtOnce = 8;

/** Raw transfer: one object into a file, then files into objects. @returns seconds */
export async function transferFloor(
  s3: S3Client,
  from: { readonly bucket: string; readonly key: string; readonly file: string },
  to: { readonly bucket: string; readonly prefix: string; readonly files: readonly string[] },
): Promise<number> {
  const { seconds } = await timed(async () => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: from.bucket, Key: from.key }));
    // In Node the SDK's body is always a Readable; its type also covers browsers.
    await pipeline(Body as Readable, createWriteStream(from.file));
    const waiting = [...to.files.entries()];
    const put = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [index, file] = next;
        const { size } = await stat(file);
        const Key = `${to.prefix}${index}.parquet`;
        await s3.send(
          new PutObjectCommand({ Bucket: to.bucket, Key, Body: createReadStream(file), ContentLength: size }),
        );
      }
    };
    await Promise.all(Array.from({ length: filesAtOnce }, put));
  });
  return seconds;
}
