import { type Decimal, zero } from "../money/decimal.ts";

/** What becomes due for one customer under one program on a day: a settlement of one of his positions. */
export type Due = { readonly payoutOn: string; readonly yearId: string; readonly amount: Decimal };

/** What bounds the payouts; absent where the terms say nothing. */
export type PayoutTerms = { readonly minimumPayout?: Decimal; readonly payoutsPerYear?: number };

/** What happens on a day on which something is due. */
export type Payout = {
  readonly payoutOn: string;
  /** What is paid, with all that was carried forward; zero where it waits. */
  readonly paid: Decimal;
  readonly carriedForward: Decimal;
  /** Why it waits. */
  readonly reason?: "below_minimum_payout" | "payouts_of_the_year_used_up" | "nothing_due";
};

/**
 * Which dues are paid when. What is due on one day is one payout. Below the minimum it is carried forward to the next day on which
 * something is due, also into the next year; beyond the year's number of payouts likewise. A due below zero lowers what is carried.
 *
 * With a minimum of 25.00 and 10.00, 12.00 and 9.00 due in three months: nothing, nothing, 31.00.
 */
export function payoutSchedule(
  dues: readonly Due[],
  { minimumPayout = zero, payoutsPerYear }: PayoutTerms,
): readonly Payout[] {
  let carried = zero;
  const paidInYear = new Map<string, number>();
  const days = [...Map.groupBy(dues, ({ payoutOn }) => payoutOn)].sort(([a], [b]) => (a < b ? -1 : 1));
  return days.map(([payoutOn, ofDay]): Payout => {
    const due = ofDay.reduce((sum, { amount }) => sum.plus(amount), carried);
    const yearId = ofDay[0]?.yearId ?? "";
    const paidBefore = paidInYear.get(yearId) ?? 0;
    const reason = whyWaiting(due, minimumPayout, payoutsPerYear !== undefined && paidBefore >= payoutsPerYear);
    if (reason === undefined) paidInYear.set(yearId, paidBefore + 1);
    carried = reason === undefined ? zero : due;
    return { payoutOn, paid: due.minus(carried), carriedForward: carried, ...(reason === undefined ? {} : { reason }) };
  });
}

/** Why what is due waits for a later day; undefined where it can be paid. */
export function whyWaiting(due: Decimal, minimum: Decimal, isUsedUp: boolean): Payout["reason"] {
  if (due.lte(0)) return "nothing_due";
  if (due.lt(minimum)) return "below_minimum_payout";
  return isUsedUp ? "payouts_of_the_year_used_up" : undefined;
}
