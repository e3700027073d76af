import { z } from "zod";
import { panelTables } from "../../shared/run/panel.ts";

export const Env = z.object({
  LAKE_BUCKET: z.string(),
  PROGRAMS_TABLE: z.string(),
  INGESTIONS_TABLE: z.string(),
  RUNS_TABLE: z.string(),
  /** IANA zone in which the business day ends, to turn the schedule's time into the as-of date. */
  TIME_ZONE: z.string(),
  /** The first date that a run may have, as YYYY-MM-DD: the lake's readers look for nothing before it. */
  FIRST_AS_OF_DATE: z.string(),
});
export type Env = z.infer<typeof Env>;

/**
 * The request holds either a chosen as-of date, or the schedule's time, whose previous calendar day in TIME_ZONE is the as-of date.
 * People write it by hand, so the use case reads it and says what is wrong with it.
 */
export const PlanRunInput = z.object({ execution_arn: z.string(), request: z.unknown() });
export type PlanRunInput = z.infer<typeof PlanRunInput>;

/** What the steps after it share: references only, because Step Functions carries 256 KiB. */
export const RunReference = z.object({ run_id: z.string(), run_number: z.int(), as_of_date: z.iso.date() });
export type RunReference = z.infer<typeof RunReference>;

/** A span of shards [first_shard, shard_after) that one accrue-shard invocation computes. */
export const ShardSpan = z.object({ first_shard: z.int(), shard_after: z.int() });
export type ShardSpan = z.infer<typeof ShardSpan>;

/** An UNLOAD statement; the attempt number goes between the halves, so that each attempt writes under its own prefix. */
const Unload = z.object({ before_attempt: z.string(), after_attempt: z.string() });

export const PlanRunOutput = z.object({
  run: RunReference,
  aggregate: Unload,
  /** What the panel is made of, table by table; none where it is as the last committed run left it. */
  panel: z.array(Unload.extend({ table: z.enum(panelTables) })),
  /** The query whose result reconcile-run compares with the ledger. */
  control_totals: z.string(),
  /** The query whose result propose-payouts proposes from, once the run is committed. */
  due_positions: z.string(),
  /** How many ingestions the run counts, for reconcile-run to find as many in the lake. */
  ingestions: z.int(),
  spans: z.array(ShardSpan),
});
export type PlanRunOutput = z.infer<typeof PlanRunOutput>;
