import { type FactRow, timestampText } from "../facts/table.ts";
import type { LedgerEntry } from "../ledger/posting.ts";
import { formatDecimal } from "../money/decimal.ts";

/** A ledger entry as a row of the accrual_entries fact that the run `runId` publishes. */
export function entryRow(runId: string, entry: LedgerEntry): FactRow {
  return {
    run_id: runId,
    entry_id: entry.entryId,
    posting_run_id: entry.runId,
    kind: entry.kind,
    program_id: entry.key.programId,
    program_version: entry.programVersion,
    customer_id: entry.key.customerId,
    period_id: entry.key.periodId,
    accounting_period_id: entry.accountingPeriodId,
    debit_account: entry.debitAccount,
    credit_account: entry.creditAccount,
    amount: formatDecimal(entry.amount),
    accrued_change_amount: formatDecimal(entry.accruedChange),
    accrued_after_amount: formatDecimal(entry.accruedAfter),
    currency: entry.currency,
    previous_entry_id: entry.previousEntryId ?? null,
    posted_at: timestampText(entry.postedAt),
  };
}
