import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import type { Ingestion, IngestionStore, Refusal } from "../../shared/aws/ingestions.ts";
import type { TidiedStore } from "../../shared/aws/objects.ts";

/** A bucket in memory. */
export function memoryObjects(lastModified = new Date("2012-01-01T01:00:00.000Z")): TidiedStore & {
  readonly objects: Map<string, Uint8Array>;
} {
  const objects = new Map<string, Uint8Array>();
  const get = (key: string): Uint8Array => {
    const body = objects.get(key);
    if (body === undefined) throw new Error(`no object ${key}`);
    return body;
  };
  return {
    objects,
    read: async (key) => get(key),
    async download(key, file) {
      const body = get(key);
      await writeFile(file, body);
      return { bytes: body.length, sha256: createHash("sha256").update(body).digest("hex"), lastModified };
    },
    async upload(file, key) {
      objects.set(key, await readFile(file));
    },
    async write(key, body) {
      objects.set(key, typeof body === "string" ? Buffer.from(body) : body);
    },
    async copy(from, to) {
      objects.set(to, get(from));
    },
    async remove(key) {
      objects.delete(key);
    },
    list: async (prefix) => [...objects.keys()].filter((key) => key.startsWith(prefix)).sort(),
    exists: async (key) => objects.has(key),
  };
}

/** The manifest in memory. */
export function memoryIngestions(): IngestionStore {
  const accepted = new Map<string, Ingestion>();
  const refused = new Map<string, Refusal>();
  const sequences = new Map<string, number>();
  return {
    accepted: async () => [...accepted.values()],
    refused: async () => [...refused.values()],
    find: async (id) => accepted.get(id) ?? refused.get(id),
    async register(id) {
      const sequence = sequences.get(id) ?? sequences.size + 1;
      sequences.set(id, sequence);
      return sequence;
    },
    async accept(ingestion) {
      if (!accepted.has(ingestion.ingestionId)) accepted.set(ingestion.ingestionId, ingestion);
    },
    async refuse(refusal) {
      refused.set(refusal.ingestionId, refusal);
    },
  };
}
