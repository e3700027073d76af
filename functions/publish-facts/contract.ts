import { z } from "zod";
import { panelTables } from "../../shared/run/panel.ts";
import { RunReference } from "../plan-run/contract.ts";

export const Env = z.object({
  LAKE_BUCKET: z.string(),
  LEDGER_TABLE: z.string(),
  RUNS_TABLE: z.string(),
  PAYOUTS_TABLE: z.string(),
});
export type Env = z.infer<typeof Env>;

export const PublishFactsInput = z.object({
  run: RunReference,
  /** Which attempt has unloaded each table of the panel; none where the panel is as the last committed run left it. */
  panel: z.array(z.object({ table: z.enum(panelTables), attempt: z.int() })),
});
export type PublishFactsInput = z.infer<typeof PublishFactsInput>;

export const PublishFactsOutput = z.object({
  /** Whether full months of the panel, or who is enrolled, differ from what the last committed run shows. */
  panel_changed: z.boolean(),
});
export type PublishFactsOutput = z.infer<typeof PublishFactsOutput>;
