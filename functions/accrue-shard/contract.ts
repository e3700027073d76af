import { z } from "zod";
import { RunReference, ShardSpan } from "../plan-run/contract.ts";

export const Env = z.object({ LAKE_BUCKET: z.string(), LEDGER_TABLE: z.string() });
export type Env = z.infer<typeof Env>;

export const AccrueShardInput = z.object({
  run: RunReference,
  /** The attempt of the aggregate that succeeded. */
  aggregate_attempt: z.int(),
  span: ShardSpan,
});
export type AccrueShardInput = z.infer<typeof AccrueShardInput>;
