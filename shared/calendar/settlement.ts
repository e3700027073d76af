import { periodsWithin } from "./accrual-period.ts";
import { addDays } from "./day.ts";
import type { CalendarPeriod, Period } from "./period.ts";
import type { PeriodTerms } from "./period-terms.ts";

/** When a program settles its accrual periods. */
export type SettlementTerms = {
  /** Settles within the accrual period as well, at the end of each of these. Left out, it settles once, at the end. */
  readonly every?: Period | undefined;
  /** Days after the last transaction day on which its lines may still be submitted; none if left out. */
  readonly grace_days?: number | undefined;
  /** Days from the last transaction day to the payout; none if left out. */
  readonly payout_days?: number | undefined;
};

/**
 * One settlement of an accrual period. It counts every transaction of the period before `countsUntil`, so a later one
 * settles what came since and corrects the earlier ones.
 */
export type Settlement = {
  /** Day after the last transaction day that is settled. */
  readonly countsUntil: string;
  /** Last day on which lines of those transaction days may still arrive. Grace is for late papers, not for later sales. */
  readonly submittedUntil: string;
  readonly payoutOn: string;
  /** Whether it settles the whole period. */
  readonly isFinal: boolean;
};

/**
 * The settlements of an accrual period in order: the interim ones where months, quarters, half-years or years of the program's
 * calendar (without one, of the calendar year) end inside the period, and the final one at its end. A period that is not
 * longer than what it is to be settled every, has only the final one.
 */
export function settlementsOf(
  terms: PeriodTerms,
  period: CalendarPeriod,
  { every, grace_days: graceDays = 0, payout_days: payoutDays = 0 }: SettlementTerms,
): readonly Settlement[] {
  const parts =
    every === undefined
      ? []
      : periodsWithin({ period: every, calendar: terms.calendar }, period.firstDay, period.dayAfter);
  const cuts = parts.map(({ dayAfter }) => dayAfter).filter((cut) => cut < period.dayAfter);
  return [...cuts, period.dayAfter].map((countsUntil) => {
    const lastDay = addDays(countsUntil, -1);
    return {
      countsUntil,
      submittedUntil: addDays(lastDay, graceDays),
      payoutOn: addDays(lastDay, payoutDays),
      isFinal: countsUntil === period.dayAfter,
    };
  });
}
