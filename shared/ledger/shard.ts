import { createHash } from "node:crypto";

/**
 * The ledger's items and the aggregate's rows are spread over this many shards by customer.
 * Fixed for the life of a ledger, because it is part of every item's key.
 */
export const shardCount = 64;

/** Every shard, in order. */
export const allShards: readonly number[] = Array.from({ length: shardCount }, (_, shard) => shard);

/**
 * The shard of a customer: the first byte of the MD5 of the id, modulo the shard count.
 * MD5 because Athena, DuckDB and Node all have it; queries/nightly/aggregate.sql computes the same.
 */
export function shardOf(customerId: string): number {
  const firstByte = createHash("md5").update(customerId, "utf8").digest()[0] ?? 0;
  return firstByte % shardCount;
}
