import { z } from "zod";
import { RunReference } from "../plan-run/contract.ts";

export const Env = z.object({ LAKE_BUCKET: z.string(), RUNS_TABLE: z.string() });
export type Env = z.infer<typeof Env>;

export const ReconcileRunInput = z.object({
  run: RunReference,
  /** How many ingestions plan-run pinned for the run. */
  ingestions: z.int(),
  /** The result object of queries/nightly/control-totals.sql, as Athena names it: `s3://bucket/key.csv`. */
  control_totals_location: z.string(),
});
export type ReconcileRunInput = z.infer<typeof ReconcileRunInput>;
