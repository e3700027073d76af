import type { Decimal } from "../money/decimal.ts";

/** A position: program × customer × accrual period. */
export type PositionKey = {
  readonly programId: string;
  readonly customerId: string;
  readonly periodId: string;
};

/** What the ledger holds of a position: the sum of its entries and where they end. */
export type LedgerPosition = {
  readonly key: PositionKey;
  readonly currency: string;
  readonly accrued: Decimal;
  /** Entries posted so far; the next posting must find it unchanged. */
  readonly entryCount: number;
  readonly lastEntryId: string;
  /** The run that posted last: an older run that woke up again must not post on top of it. */
  readonly lastRunNumber: number;
};

/** What payouts have settled of a position: released, paid or not, and not come back. */
export type SettledPosition = { readonly key: PositionKey; readonly settled: Decimal };

/** A position's name for people and for the command line: `program/customer/period`. */
export function positionId(key: PositionKey): string {
  return `${key.programId}/${key.customerId}/${key.periodId}`;
}
