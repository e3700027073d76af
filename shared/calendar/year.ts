import { invariant } from "../invariant.ts";
import type { CalendarPeriod, Period } from "./period.ts";

/**
 * One year of a calendar: its id, and the twelve months that every shorter period is made of, as the first day of each and
 * then the day after the last.
 */
export type Year = { readonly id: string; readonly monthBounds: readonly string[] };

/** The years of one calendar, which follow each other without a gap. A calendar need not know every year. */
export type YearCalendar = {
  readonly yearAt: (day: string) => Year | undefined;
  /** Every year with at least one day in [firstDay, dayAfter), in order. Asked only of spans that are not empty. */
  readonly yearsWithin: (firstDay: string, dayAfter: string) => readonly Year[];
};

/** How a year is cut: into equal runs of months, each named by its place in the year, counted from 1. */
type Cut = { readonly months: number; readonly name: (yearId: string, place: number) => string };

const cuts = {
  month: { months: 1, name: (yearId, place) => `${yearId}-${String(place).padStart(2, "0")}` },
  quarter: { months: 3, name: (yearId, place) => `${yearId}-Q${place}` },
  "half-year": { months: 6, name: (yearId, place) => `${yearId}-H${place}` },
  year: { months: 12, name: (yearId) => yearId },
} as const satisfies Record<Period, Cut>;

const monthsInYear = 12;

/** The periods that a year is cut into, in order. */
export function periodsOfYear(year: Year, length: Period): readonly CalendarPeriod[] {
  const { months, name } = cuts[length];
  return Array.from({ length: monthsInYear / months }, (_, index) => ({
    id: name(year.id, index + 1),
    firstDay: monthBound(year, index * months),
    dayAfter: monthBound(year, (index + 1) * months),
  }));
}

function monthBound(year: Year, index: number): string {
  const bound = year.monthBounds[index];
  invariant(bound !== undefined, `year ${year.id} has ${monthsInYear} months`);
  return bound;
}
