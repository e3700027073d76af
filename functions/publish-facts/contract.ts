import { z } from "zod";
import { RunReference } from "../plan-run/contract.ts";

export const Env = z.object({
  LAKE_BUCKET: z.string(),
  LEDGER_TABLE: z.string(),
  RUNS_TABLE: z.string(),
  PAYOUTS_TABLE: z.string(),
});
export type Env = z.infer<typeof Env>;

export const PublishFactsInput = z.object({ run: RunReference });
export type PublishFactsInput = z.infer<typeof PublishFactsInput>;
