import { Temporal } from "temporal-polyfill";

/** The lengths of an accrual period. */
export const periods = ["month", "quarter", "half-year", "year"] as const;
export type Period = (typeof periods)[number];

/** One accrual period: the days [firstDay, dayAfter), as ISO dates. */
export type CalendarPeriod = { readonly id: string; readonly firstDay: string; readonly dayAfter: string };

/** How a year is cut: into equal runs of months, each named by its year and its place in it, counted from 1. */
type Cut = { readonly months: number; readonly name: (year: string, place: number) => string };

const cuts = {
  month: { months: 1, name: (year, place) => `${year}-${String(place).padStart(2, "0")}` },
  quarter: { months: 3, name: (year, place) => `${year}-Q${place}` },
  "half-year": { months: 6, name: (year, place) => `${year}-H${place}` },
  year: { months: 12, name: (year) => year },
} as const satisfies Record<Period, Cut>;

/**
 * The calendar period that a day lies in.
 * @param day an ISO date such as `2011-03-31`
 * @throws RangeError if the day is not a date
 */
export function periodOf(period: Period, day: string): CalendarPeriod {
  const { months, name } = cuts[period];
  const date = Temporal.PlainDate.from(day);
  const place = Math.ceil(date.month / months);
  const firstDay = date.with({ month: (place - 1) * months + 1, day: 1 });
  return {
    id: name(String(date.year).padStart(4, "0"), place),
    firstDay: firstDay.toString(),
    dayAfter: firstDay.add({ months }).toString(),
  };
}

/** Every calendar period with at least one day in [firstDay, dayAfter), in order; none if the span is empty. */
export function periodsBetween(period: Period, firstDay: string, dayAfter: string): readonly CalendarPeriod[] {
  const found: CalendarPeriod[] = [];
  for (let day = firstDay; day < dayAfter; ) {
    const next = periodOf(period, day);
    found.push(next);
    day = next.dayAfter;
  }
  return found;
}
