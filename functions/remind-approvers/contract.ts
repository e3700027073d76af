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

/** How many mails were due, whether they were sent now or before. */
export type RemindApproversOutput = { readonly mails_due: number };
