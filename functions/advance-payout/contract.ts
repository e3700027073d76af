import { z } from "zod";

export const Env = z.object({
  PAYOUTS_TABLE: z.string(),
  /** Where people reach the pages, without a path, for the links in mails. */
  PAGES_URL: z.string(),
  /** The address that mails come from. */
  MAIL_SENDER: z.string(),
  /** The configuration set of the mail service, in which clicks and openings are not tracked. */
  MAIL_CONFIGURATION_SET: z.string(),
});
export type Env = z.infer<typeof Env>;

export const AdvancePayoutInput = z.object({
  payout_id: z.string(),
  /** The round that the calling machine takes the payout through; in another one nothing is left for it to do. */
  round: z.int(),
  /** Present where a state waits for a decision: the token that lets it go on. */
  task_token: z.string().optional(),
  /** The mails of the step have failed again and again: the state waits without them. */
  without_mail: z.boolean().default(false),
});
export type AdvancePayoutInput = z.infer<typeof AdvancePayoutInput>;

/** What the machine does next: wait for people for so long at most, or end. */
export type AdvancePayoutOutput =
  | { readonly wait: "decision"; readonly timeout_seconds: number }
  | { readonly wait: "nothing" };
