import { setTimeout as wait } from "node:timers/promises";

/** The local S3 is just writing over an object that a query wants to read. */
export class ObjectChanging extends Error {}

/** What DuckDB says about a Parquet file that is cut off or gone; most of it names the file. */
const cutOff =
  /_S3rver_object|magic bytes|too small to be|enough bytes|bytes outside file|decompress|snappy|zstd|TProtocolException|IO Error|Parquet reader/i;

const waitsMillis = [20, 30, 50, 100, 200, 400];

/**
 * Does the work again while it fails because objects change under it. In S3 an object is replaced at once; the local
 * S3 writes over the file, and a reader may meet it half written.
 */
export async function whenObjectsAreStill<T>(work: () => Promise<T>): Promise<T> {
  for (const millis of waitsMillis) {
    try {
      return await work();
    } catch (error) {
      const isChanging = error instanceof ObjectChanging || (error instanceof Error && cutOff.test(error.message));
      if (!isChanging) throw error;
      await wait(millis);
    }
  }
  return work();
}
