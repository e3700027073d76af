import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";

/** One bucket, as the use cases see it. Every method throws on a fault, so that the platform retries. */
export type ObjectStore = {
  readonly read: (key: string) => Promise<Uint8Array>;
  /** Streams an object into a file; the hash is of the bytes as stored. */
  readonly download: (key: string, file: string) => Promise<{ bytes: number; sha256: string; lastModified: Date }>;
  readonly upload: (file: string, key: string) => Promise<void>;
  readonly write: (key: string, body: string | Uint8Array) => Promise<void>;
  /** Keys below a prefix, sorted. */
  readonly list: (prefix: string) => Promise<readonly string[]>;
  readonly exists: (key: string) => Promise<boolean>;
};

/** A bucket in which objects are also put from one place to another and taken away. */
export type TidiedStore = ObjectStore & {
  readonly copy: (from: string, to: string) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
};

/** Above this size a file goes up in parts; below it one request is quicker. */
const multipartFromBytes = 64 * 1024 * 1024;

export function objectStore(client: S3Client, bucket: string): TidiedStore {
  return {
    async read(key) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (Body === undefined) throw new Error(`s3://${bucket}/${key} came without a body`);
      return Body.transformToByteArray();
    },
    async download(key, file) {
      const { Body, LastModified } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (Body === undefined || LastModified === undefined)
        throw new Error(`s3://${bucket}/${key} came without a body`);
      const hash = createHash("sha256");
      let bytes = 0;
      const measured = new Transform({
        transform(chunk: Uint8Array, _encoding, done) {
          hash.update(chunk);
          bytes += chunk.length;
          done(null, chunk);
        },
      });
      // In Node the SDK's body is always a Readable; its type also covers browsers.
      await pipeline(Body as Readable, measured, createWriteStream(file));
      return { bytes, sha256: hash.digest("hex"), lastModified: LastModified };
    },
    async upload(file, key) {
      const { size } = await stat(file);
      const params = { Bucket: bucket, Key: key, Body: createReadStream(file), ContentLength: size };
      if (size < multipartFromBytes) await client.send(new PutObjectCommand(params));
      else await new Upload({ client, params: { Bucket: bucket, Key: key, Body: createReadStream(file) } }).done();
    },
    async write(key, body) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
    },
    async copy(from, to) {
      await client.send(new CopyObjectCommand({ Bucket: bucket, Key: to, CopySource: encodeURI(`${bucket}/${from}`) }));
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
    async list(prefix) {
      const keys: string[] = [];
      for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
        for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.push(Key);
      }
      return keys.sort();
    },
    async exists(key) {
      try {
        await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        return true;
      } catch (error) {
        if (error instanceof NotFound) return false;
        throw error;
      }
    },
  };
}
