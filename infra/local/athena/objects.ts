import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Location } from "./catalog.ts";
import { ObjectChanging } from "./still-objects.ts";

/** An object as the local S3 keeps it on disk. */
export type StoredObject = {
  readonly key: string;
  readonly file: string;
  readonly sizeBytes: number;
  /** Tells one content of a key from another. */
  readonly stamp: string;
};

const contentEnding = "._S3rver_object";
const metadataEnding = "._S3rver_metadata.json";

const md5OfNothing = "d41d8cd98f00b204e9800998ecf8427e";

/** Whether an object without content is meant to have none, by the checksum that was kept beside it. */
const isEmptyObject = (path: string) =>
  existsSync(`${path}.md5`) && readFileSync(`${path}.md5`, "utf8") === md5OfNothing;

/** The file that holds an object's content. */
export const objectFile = (s3Directory: string, bucket: string, key: string) =>
  join(s3Directory, bucket, `${key}${contentEnding}`);

/**
 * The objects below a place that queries read: not empty, completely written (their metadata is written after their
 * content), and not hidden by a leading underscore or dot. Read from disk because a listing through S3 costs more
 * than most queries.
 */
export function listObjects(s3Directory: string, { bucket, prefix }: Location): StoredObject[] {
  const found: StoredObject[] = [];
  const visit = (directory: string, keyPrefix: string) => {
    const entries = readdirSync(directory, { withFileTypes: true });
    const names = new Set(entries.map(({ name }) => name));
    for (const entry of entries) {
      if (/^[._]/.test(entry.name)) continue;
      if (entry.isDirectory()) visit(join(directory, entry.name), `${keyPrefix}${entry.name}/`);
      else if (entry.name.endsWith(contentEnding)) {
        const name = entry.name.slice(0, -contentEnding.length);
        if (!names.has(name + metadataEnding)) continue;
        const file = join(directory, entry.name);
        const { size, mtimeMs } = statSync(file);
        if (size > 0) found.push({ key: keyPrefix + name, file, sizeBytes: size, stamp: `${size}:${mtimeMs}` });
        else if (!isEmptyObject(join(directory, name)))
          throw new ObjectChanging(`${keyPrefix}${name} is being written`);
      }
    }
  };
  const root = join(s3Directory, bucket, prefix);
  if (existsSync(root)) visit(root, prefix);
  return found.sort((left, right) => (left.key < right.key ? -1 : 1));
}
