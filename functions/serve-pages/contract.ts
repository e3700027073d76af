import { z } from "zod";

export const Env = z.object({
  /** Where people reach the pages, without a path: `https://rebates.example.com`. */
  PAGES_URL: z.string(),
  /** Who issues the ID tokens; the keys are below it at `/.well-known/jwks.json`. */
  SIGN_IN_ISSUER: z.string(),
  /** Where people sign in, without a path; `/oauth2/authorize`, `/oauth2/token` and `/logout` are below it. */
  SIGN_IN_URL: z.string(),
  /** The app client, for which the tokens must be made. */
  SIGN_IN_CLIENT_ID: z.string(),
  /** Payouts, decisions, approval policies and who acknowledged the rebate policy. */
  PAYOUTS_TABLE: z.string(),
  /** Positions, entries, and what payouts have settled. */
  LEDGER_TABLE: z.string(),
  /** Where payment files lie. */
  PAYMENTS_BUCKET: z.string(),
  /** Athena's workgroup and the Glue database that pages ask. */
  WORK_GROUP: z.string(),
  DATABASE: z.string(),
  /** The ARN of the machine that gets payouts approved. */
  APPROVE_PAYOUT_MACHINE: z.string(),
});
export type Env = z.infer<typeof Env>;
