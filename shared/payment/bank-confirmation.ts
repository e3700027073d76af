import { addDays } from "../calendar/day.ts";
import type { Confirmation, Payout } from "../payout/payout.ts";
import type { BankOutcome } from "./bank-outcome.ts";
import type { ConfirmationRefusal } from "./bank-refusals.ts";

/** What somebody says became of a payout, for good. */
export type FinalOutcome = BankOutcome & { readonly outcome: "paid" | "failed" };

/** Who says so, and when. */
export type SaidBy = {
  readonly personId: string;
  /** ISO instant in UTC. */
  readonly at: string;
  /** The day that it is then, in the approval policy's time zone. */
  readonly today: string;
};

/** What follows from what is said: a confirmation to be put on record, one that says the same and is there, or nothing. */
export type Judged =
  | { readonly confirmation: Confirmation }
  | { readonly known: Confirmation }
  | { readonly refused: ConfirmationRefusal };

/**
 * Judges what is said of a payout. What an earlier confirmation says already is known; what contradicts one is refused, because a
 * payout that is wrongly taken for failed goes out twice. Where nobody says which release is meant it is the latest one, but for a
 * failure that an earlier one has on record in the same words: a list that is read once more must not fail the next attempt.
 */
export function judgeOutcome(payout: Payout, said: FinalOutcome, by: SaidBy): Judged {
  const { releases, confirmations } = payout;
  const repeated = confirmations.find((one) => said.attempt === undefined && isRepeated(one, said));
  if (repeated !== undefined) return { known: repeated };
  const attempt = said.attempt ?? releases.length;
  const release = releases.find((one) => one.attempt === attempt);
  if (release === undefined) return { refused: "not_on_its_way" };
  const before = confirmations.find((one) => one.attempt === attempt);
  if (before !== undefined) {
    if (before.outcome === said.outcome) return { known: before };
    return { refused: before.outcome === "paid" ? "on_record_as_paid" : "on_record_as_failed" };
  }

  const valueDate = said.valueDate ?? by.today;
  // A day on either side: banks and people live in other time zones.
  if (valueDate < addDays(release.releasedAt.slice(0, "2026-07-31".length), -1)) return { refused: "before_release" };
  if (valueDate > addDays(by.today, 1)) return { refused: "in_the_future" };
  const { outcome, reason = "" } = said;
  return {
    confirmation: { attempt, outcome, reason, valueDate, confirmedBy: by.personId, confirmedAt: by.at },
  };
}

/** Whether a confirmation says all that is said now; a day that is not stated now says nothing. */
function isRepeated(confirmation: Confirmation, { outcome, reason = "", valueDate }: FinalOutcome): boolean {
  return (
    confirmation.outcome === outcome &&
    confirmation.reason === reason &&
    (valueDate === undefined || confirmation.valueDate === valueDate)
  );
}
