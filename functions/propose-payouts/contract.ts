import { z } from "zod";
import { RunReference } from "../plan-run/contract.ts";

export const Env = z.object({
  LAKE_BUCKET: z.string(),
  LEDGER_TABLE: z.string(),
  PROGRAMS_TABLE: z.string(),
  PAYOUTS_TABLE: z.string(),
  /** The state machine that takes a proposed payout through its approval. */
  APPROVE_PAYOUT_MACHINE: z.string(),
});
export type Env = z.infer<typeof Env>;

export const ProposePayoutsInput = z.object({
  run: RunReference,
  /** The result object of queries/nightly/due-positions.sql, as Athena names it: `s3://bucket/key.csv`. */
  due_positions_location: z.string(),
});
export type ProposePayoutsInput = z.infer<typeof ProposePayoutsInput>;

/** What became of everything that is due, in numbers of payouts. */
export type ProposePayoutsOutput = {
  readonly proposed: number;
  readonly blocked: number;
  readonly unchanged: number;
  readonly voided: number;
  readonly carried_forward: number;
  /** Payouts that nobody may propose, because no approval policy governs or names nobody for them. */
  readonly without_proposer: number;
};
