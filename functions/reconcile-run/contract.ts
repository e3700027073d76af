import { z } from "zod";
import { RunReference } from "../plan-run/contract.ts";

export const Env = z.object({ LAKE_BUCKET: z.string(), RUNS_TABLE: z.string() });
export type Env = z.infer<typeof Env>;

/** A statement of the run that succeeded; Athena bills no others. */
const Executed = z.object({ statistics: z.object({ DataScannedInBytes: z.int().default(0) }) });

export const ReconcileRunInput = z.object({
  run: RunReference,
  /** How many ingestions plan-run pinned for the run. */
  ingestions: z.int(),
  /** How many functions accrued shards side by side. */
  accrue_invocations: z.int(),
  aggregate: Executed,
  /** None where the panel is as the last committed run left it. */
  panel: z.array(Executed),
  /** With the result object of queries/nightly/control-totals.sql, as Athena names it: `s3://bucket/key.csv`. */
  control_totals: Executed.extend({ location: z.string() }),
});
export type ReconcileRunInput = z.infer<typeof ReconcileRunInput>;
