import { Temporal } from "temporal-polyfill";

/** The last days of the months from the month of one day to that of another, both included. */
export function monthEnds(firstDay: string, lastDay: string): readonly string[] {
  const ends: string[] = [];
  let month = Temporal.PlainYearMonth.from(firstDay.slice(0, 7));
  const lastMonth = Temporal.PlainYearMonth.from(lastDay.slice(0, 7));
  while (Temporal.PlainYearMonth.compare(month, lastMonth) <= 0) {
    ends.push(month.toPlainDate({ day: month.daysInMonth }).toString());
    month = month.add({ months: 1 });
  }
  return ends;
}

/** The as-of dates of a story that does not state them: month ends within the orders' dates, and their last day. */
export function usualNights({ first, last }: Days): readonly string[] {
  return [...monthEnds(first, last).filter((day) => day < last), last];
}

/**
 * The as-of dates still to run. Nights that are committed are not run again. At least one remains, so that every start shows what a run
 * finds; it is never earlier than a committed one, because a run as of an earlier day would take back what later orders have earned.
 * @param nights ascending, at least one
 */
export function nightsToRun(nights: readonly string[], lastCommitted: string | undefined): readonly string[] {
  if (lastCommitted === undefined) return nights;
  const left = nights.filter((day) => day > lastCommitted);
  return left.length > 0 ? left : [lastCommitted];
}

type Days = { readonly first: string; readonly last: string };

/** The days of orders for which there may be runs: orders may be older than the first of them, or dated ahead. */
export function daysWithRuns(
  { first, last }: Days,
  { firstAsOfDate, today }: { readonly firstAsOfDate: string; readonly today: string },
): Days {
  return { first: first < firstAsOfDate ? firstAsOfDate : first, last: last > today ? today : last };
}
