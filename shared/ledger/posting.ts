import { invariant } from "../invariant.ts";
import { type Decimal, zero } from "../money/decimal.ts";
import { type Money, money, subtractMoney } from "../money/money.ts";
import { isInMinorUnits } from "../money/rounding.ts";
import { type Account, accounts } from "./accounts.ts";
import { type LedgerPosition, type PositionKey, positionId } from "./position.ts";

/** One immutable posting: an amount above zero from a credit account to a debit account, so that debits equal credits. */
export type LedgerEntry = {
  /** Derived: `<position>/<run id>/<kind>`, so that a repeated run writes the same entry and not another one. */
  readonly entryId: string;
  readonly kind: "accrual";
  readonly key: PositionKey;
  readonly programVersion: number;
  /** The accrual period in whose books it is: the position's own, or the open one once that is locked. */
  readonly accountingPeriodId: string;
  readonly runId: string;
  readonly runNumber: number;
  readonly debitAccount: Account;
  readonly creditAccount: Account;
  readonly amount: Decimal;
  readonly currency: string;
  /** What the posting adds to the liability: the amount with its sign. */
  readonly accruedChange: Decimal;
  /** The position's accrued amount after the posting. */
  readonly accruedAfter: Decimal;
  /** The position's entry before this one; absent on the first. */
  readonly previousEntryId?: string;
  /** When it was posted: ISO instant in UTC. */
  readonly postedAt: string;
};

export type EntryInput = {
  readonly key: PositionKey;
  /** The version whose terms the target rests on: the latest one that governs lines of the position. */
  readonly programVersion: number;
  /** What the ledger should hold for the position. */
  readonly target: Money;
  /** What it holds; undefined for a position without entries. */
  readonly booked: LedgerPosition | undefined;
  readonly run: { readonly runId: string; readonly runNumber: number };
  readonly accountingPeriodId: string;
  readonly postedAt: string;
};

/**
 * What to post so that booked becomes target; undefined when the ledger already holds it.
 * @throws BrokenInvariant if the currencies differ, the target is no payable amount, or a run tries to post on top of itself
 *   or of a later run: each run computes from all lines, so an older answer must never overwrite a newer one.
 */
export function entryFor(input: EntryInput): LedgerEntry | undefined {
  const { key, booked, run, target } = input;
  const position = positionId(key);
  invariant(isInMinorUnits(target.amount, target.currency), `${position}: the target is a whole number of minor units`);
  invariant(!target.amount.isNegative() || target.amount.isZero(), `${position}: the target is not below zero`);

  const before = money(booked?.accrued ?? zero, booked?.currency ?? target.currency);
  const change = subtractMoney(target, before).amount;
  if (change.isZero()) return undefined;
  invariant(
    booked === undefined || booked.lastRunNumber < run.runNumber,
    `${position}: run ${run.runNumber} posts before run ${booked?.lastRunNumber}, which has already posted`,
  );

  const entry: LedgerEntry = {
    entryId: entryId(key, run.runId, "accrual"),
    kind: "accrual",
    key,
    programVersion: input.programVersion,
    accountingPeriodId: input.accountingPeriodId,
    runId: run.runId,
    runNumber: run.runNumber,
    ...accountsOf(change),
    amount: change.abs(),
    currency: target.currency,
    accruedChange: change,
    accruedAfter: target.amount,
    ...(booked === undefined ? {} : { previousEntryId: booked.lastEntryId }),
    postedAt: input.postedAt,
  };
  invariant(entry.amount.gt(0), `${entry.entryId}: the amount is above zero`);
  return entry;
}

/** The derived id of an entry. No id of a program, a period, a run or a kind holds a slash, so the parts stay apart. */
export function entryId(key: PositionKey, runId: string, kind: LedgerEntry["kind"]): string {
  return `${positionId(key)}/${runId}/${kind}`;
}

/** The ledger's position once the entry is in it. */
export function positionAfter(booked: LedgerPosition | undefined, entry: LedgerEntry): LedgerPosition {
  invariant(booked?.lastEntryId === entry.previousEntryId, `${entry.entryId}: follows the position's last entry`);
  return {
    key: entry.key,
    currency: entry.currency,
    accrued: entry.accruedAfter,
    entryCount: (booked?.entryCount ?? 0) + 1,
    lastEntryId: entry.entryId,
    lastRunNumber: entry.runNumber,
  };
}

/** More owed: expense to liability. Less owed: the same two accounts swapped, never an amount below zero. */
function accountsOf(change: Decimal): Pick<LedgerEntry, "debitAccount" | "creditAccount"> {
  return change.isPositive()
    ? { debitAccount: accounts.expense, creditAccount: accounts.liability }
    : { debitAccount: accounts.liability, creditAccount: accounts.expense };
}
