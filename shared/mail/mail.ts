import type { Person } from "../approval/approval-policy.ts";

export type MailLanguage = Person["language"];

/** A mail in both forms that mail programs show. */
export type Mail = {
  /** Says nothing that a screen may not show to whoever passes by: no name, no amount. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};
