import { type FactRow, timestampText } from "../facts/table.ts";
import type { PayoutEntry } from "../ledger/payout-posting.ts";
import { formatDecimal } from "../money/decimal.ts";

/** A payout's entry as a row of the payout_entries fact that the run `runId` publishes; in which journal it is, is said elsewhere. */
export function payoutEntryRow(runId: string, entry: PayoutEntry): FactRow {
  return {
    run_id: runId,
    entry_id: entry.entryId,
    kind: entry.kind,
    payout_id: entry.payoutId,
    attempt: entry.attempt,
    program_id: entry.key.programId,
    customer_id: entry.key.customerId,
    period_id: entry.key.periodId,
    debit_account: entry.debitAccount,
    credit_account: entry.creditAccount,
    amount: formatDecimal(entry.amount),
    settled_change_amount: formatDecimal(entry.settledChange),
    currency: entry.currency,
    posted_at: timestampText(entry.postedAt),
  };
}
