import type { Person } from "../approval/approval-policy.ts";

export type MailLanguage = Person["language"];

/** What a mail is about: a payout, or all that waits for a person. */
export type MailTopic = `payout#${string}` | `person#${string}`;

/** A mail and its way. */
export type Letter = {
  readonly about: MailTopic;
  /** Tells it apart from all other mails about the same; none is sent twice. */
  readonly key: string;
  readonly mail: Mail;
  readonly address: string;
};

/** A mail in both forms that mail programs show. */
export type Mail = {
  /** Says nothing that a screen may not show to whoever passes by: no name, no amount. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};
