/** A payout that was sent and whose answer is awaited, and where it stood in a file for the bank. */
export type SentPayment = {
  readonly payoutId: string;
  /** Of the last file that it was sent in; absent where it went by other ways than a bank's file. */
  readonly messageId?: string;
  readonly batchId?: string;
};

/** What became of a payout. */
export type BankOutcome = {
  readonly payoutId: string;
  /** `pending`: the bank has it and has neither paid nor refused it. */
  readonly outcome: "paid" | "failed" | "pending";
  /** Why it failed, as the bank or the person says it: `AC04 account closed`. */
  readonly reason?: string;
  /** The day of the payment, where the answer states it. */
  readonly valueDate?: string;
};

/** An outcome and where the answer says it. */
export type StatedOutcome = BankOutcome & { readonly place: string };

/** Something in the answer that has no effect, and why. */
export type ReturnProblem = { readonly place: string; readonly problem: string };

/** All that an answer says. */
export type Statements = { readonly stated: readonly StatedOutcome[]; readonly problems: readonly ReturnProblem[] };
