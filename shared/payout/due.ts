import { Decimal, type Decimal as DecimalValue } from "../money/decimal.ts";
import type { ProgramDocument } from "../program/program.ts";
import { settledAmount } from "../rebate/settled-amount.ts";

/** A position at the last of its settlements whose papers are in. */
export type DuePosition = {
  readonly programId: string;
  /** The version that governs the position as a whole, and its terms. */
  readonly programVersion: number;
  readonly document: ProgramDocument;
  readonly customerId: string;
  readonly periodId: string;
  readonly countsUntil: string;
  readonly payoutOn: string;
  readonly isFinal: boolean;
  /** What the terms give for the days that are settled. */
  readonly earned: DecimalValue;
  /** What the ledger holds as owed to the customer, paid or not. */
  readonly accrued: DecimalValue;
  /** What earlier payouts settled, among it what is on its way. */
  readonly settled: DecimalValue;
};

/**
 * What the settlement adds to what was settled before; below zero where too much was. Never more than is accrued and unpaid.
 *
 * With 1,025.00 earned, a share of 75 % at an interim settlement and 500.00 settled before: 268.75.
 */
export function dueAmount({ document, isFinal, earned, accrued, settled }: DuePosition): DecimalValue {
  return Decimal.min(settledAmount(earned, { isFinal }, document), accrued).minus(settled);
}
