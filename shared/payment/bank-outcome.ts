import type { Place, Words } from "./bank-problems.ts";

/** A payout that was sent, and where it stands in a file for the bank. */
export type SentPayment = {
  readonly payoutId: string;
  /** Of the file that it was sent in; absent where it went by other ways than a bank's file. */
  readonly messageId?: string;
  readonly paymentInformationId?: string;
};

/** A release of a payout that an answer may speak of. A payout that failed and went out again has several. */
export type SentRelease = SentPayment & { readonly attempt: number };

/** What became of a payout. */
export type BankOutcome = {
  readonly payoutId: string;
  /** The release that it became of, where the answer tells: a file for the bank holds one, a list names none. */
  readonly attempt?: number;
  /** `pending`: the bank has it and has neither paid nor refused it. */
  readonly outcome: "paid" | "failed" | "pending";
  /** Why it failed, as the bank or the person says it: `AC04 account closed`. */
  readonly reason?: string;
  /** The day of the payment, or of its failure, where the answer states it. */
  readonly valueDate?: string;
};

/** An outcome and where the answer says it. */
export type StatedOutcome = BankOutcome & { readonly place: Place };

/** Something in the answer that has no effect, and why. */
export type ReturnProblem = { readonly place: Place; readonly problem: Words };

/** All that an answer says. */
export type Statements = { readonly stated: readonly StatedOutcome[]; readonly problems: readonly ReturnProblem[] };

/** What an answer speaks of: payouts by name, and all that was sent in a file of ours. */
export type SpeaksOf = { readonly payoutIds: readonly string[]; readonly messageId?: string };

/** An answer that can be read: what it speaks of, and what it says of that once it is known what was sent. */
export type OpenedAnswer = {
  readonly speaksOf: SpeaksOf;
  readonly statementsOn: (sent: readonly SentRelease[]) => Statements;
};
