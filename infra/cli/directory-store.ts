import { createHash } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { access, copyFile, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import type { ObjectStore } from "../../shared/aws/objects.ts";

/** Where the disk can share blocks between files, copies take no time. */
const shared = constants.COPYFILE_FICLONE;

/** A bucket that is a directory: what the use cases of functions read and write where no server runs. */
export function directoryStore(directory: string): ObjectStore {
  const place = async (key: string): Promise<string> => {
    const file = join(directory, key);
    await mkdir(dirname(file), { recursive: true });
    return file;
  };
  return {
    read: (key) => readFile(join(directory, key)),
    async download(key, file) {
      const stored = join(directory, key);
      await copyFile(stored, file, shared);
      const hash = createHash("sha256");
      for await (const chunk of createReadStream(file)) hash.update(chunk);
      const { size, mtime } = await stat(stored);
      return { bytes: size, sha256: hash.digest("hex"), lastModified: mtime };
    },
    async upload(file, key) {
      await copyFile(file, await place(key), shared);
    },
    async write(key, body) {
      await writeFile(await place(key), body);
    },
    async list(prefix) {
      const entries = await readdir(directory, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join("/"))
        .filter((key) => key.startsWith(prefix))
        .sort();
    },
    exists: (key) =>
      access(join(directory, key)).then(
        () => true,
        () => false,
      ),
  };
}
