import { invariant } from "../invariant.ts";
import { periodContaining, periodsWithin } from "./accrual-period.ts";

/** The parts of a year that an accrual period can be. */
export const periods = ["month", "quarter", "half-year", "year"] as const;
export type Period = (typeof periods)[number];

/** One accrual period: the days [firstDay, dayAfter), as ISO dates. Ids hold no slash, so they can be part of a key. */
export type CalendarPeriod = { readonly id: string; readonly firstDay: string; readonly dayAfter: string };

/**
 * The period of the calendar year that a day lies in.
 * @param day an ISO date such as `2011-03-31`
 * @throws RangeError if the day is not a date
 */
export function periodOf(period: Period, day: string): CalendarPeriod {
  const found = periodContaining({ period }, day);
  invariant(found !== undefined, `every day lies in a ${period} of the calendar year`);
  return found;
}

/** Every period of the calendar year with at least one day in [firstDay, dayAfter), in order; none if the span is empty. */
export function periodsBetween(period: Period, firstDay: string, dayAfter: string): readonly CalendarPeriod[] {
  return periodsWithin({ period }, firstDay, dayAfter);
}
