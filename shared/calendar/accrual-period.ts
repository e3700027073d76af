import { checkedDay } from "./day.ts";
import { monthYears } from "./month-years.ts";
import type { CalendarPeriod } from "./period.ts";
import type { PeriodTerms } from "./period-terms.ts";
import { weekYears } from "./week-years.ts";
import { periodsOfYear, type YearCalendar } from "./year.ts";

/**
 * The accrual period that a day lies in; undefined on days that belong to none: between custom periods, outside the term,
 * outside the stated years of weeks.
 * @param day an ISO date such as `2011-03-31`
 * @throws RangeError if the day is not a date
 */
export function periodContaining(terms: PeriodTerms, day: string): CalendarPeriod | undefined {
  const { period: length } = terms;
  checkedDay(day);
  if (areStated(length)) return statedPeriods(terms).find(contains(day));
  const year = calendarOf(terms).yearAt(day);
  return year && periodsOfYear(year, length).find(contains(day));
}

/** Every accrual period with at least one day in [firstDay, dayAfter), whole and in order; none if the span is empty. */
export function periodsWithin(terms: PeriodTerms, firstDay: string, dayAfter: string): readonly CalendarPeriod[] {
  const { period: length } = terms;
  if (checkedDay(firstDay) >= checkedDay(dayAfter)) return [];
  const periods = areStated(length)
    ? statedPeriods(terms)
    : calendarOf(terms)
        .yearsWithin(firstDay, dayAfter)
        .flatMap((year) => periodsOfYear(year, length));
  return periods.filter((period) => period.firstDay < dayAfter && firstDay < period.dayAfter);
}

/**
 * The year that a day lies in, for whatever is counted per year: fiscal where the terms have a calendar, otherwise the
 * calendar year. Undefined outside the stated years of weeks.
 */
export function yearOf(terms: PeriodTerms, day: string): CalendarPeriod | undefined {
  return periodContaining({ period: "year", calendar: terms.calendar }, day);
}

/** Whether periods of this length are stated by their own days rather than cut from a year. */
export function areStated(length: PeriodTerms["period"]): length is "term" | "custom" {
  return length === "term" || length === "custom";
}

/** The periods that the terms state by their own days, in order. */
export function statedPeriods({ period, periods = [], term }: PeriodTerms): readonly CalendarPeriod[] {
  if (period === "custom") return periods.map(({ id, from, until }) => ({ id, firstDay: from, dayAfter: until }));
  return period === "term" && term !== undefined ? [{ id: "term", firstDay: term.from, dayAfter: term.until }] : [];
}

const calendarYears = monthYears(1);

function calendarOf({ calendar }: PeriodTerms): YearCalendar {
  if (calendar === undefined) return calendarYears;
  return "weeks" in calendar ? weekYears(calendar) : monthYears(calendar.year_starts_in);
}

const contains =
  (day: string) =>
  ({ firstDay, dayAfter }: CalendarPeriod): boolean =>
    firstDay <= day && day < dayAfter;
