import { areStated, periodContaining, periodsWithin, statedPeriods, yearOf } from "./accrual-period.ts";
import { addDays, cutOneYearEarlier } from "./day.ts";
import type { CalendarPeriod } from "./period.ts";
import type { PeriodTerms } from "./period-terms.ts";

/**
 * The accrual period before this one: the one that ends where this begins, or for custom periods, which may lie apart, the
 * one stated before. Undefined for a term and before the first period that is stated. A part of a period, such as the days that
 * one version governs, stands for the whole of it.
 */
export function previousPeriod(terms: PeriodTerms, period: CalendarPeriod): CalendarPeriod | undefined {
  if (areStated(terms.period)) return statedPeriods(terms).findLast(({ dayAfter }) => dayAfter <= period.firstDay);
  const whole = periodContaining(terms, period.firstDay);
  return whole && periodContaining(terms, addDays(whole.firstDay, -1));
}

/**
 * The period that growth over last year compares with: the one at the same place of the year before, in months or in
 * weeks, whole even for a part of a period. Undefined where no earlier year of weeks is stated.
 *
 * A term or a custom period is compared with the same days of the calendar year before, which no program states; its id is
 * that of the period and `-1y`. Both ends keep their month and number, and only an end before 29 February moves, to the end of
 * 28 February. Neighbours therefore stay neighbours, no day is compared with twice, and a 29 February of the year
 * before counts with its 28th. A period of nothing but a 29 February has no such days.
 */
export function samePeriodLastYear(terms: PeriodTerms, period: CalendarPeriod): CalendarPeriod | undefined {
  if (areStated(terms.period)) return sameDaysLastYear(period);
  const year = yearOf(terms, period.firstDay);
  const lastYear = year && yearOf(terms, addDays(year.firstDay, -1));
  if (year === undefined || lastYear === undefined) return undefined;
  const place = periodsOf(terms, year).findIndex(({ dayAfter }) => period.firstDay < dayAfter);
  return periodsOf(terms, lastYear)[place];
}

const periodsOf = (terms: PeriodTerms, year: CalendarPeriod) => periodsWithin(terms, year.firstDay, year.dayAfter);

function sameDaysLastYear(period: CalendarPeriod): CalendarPeriod | undefined {
  const firstDay = cutOneYearEarlier(period.firstDay);
  const dayAfter = cutOneYearEarlier(period.dayAfter);
  return firstDay < dayAfter ? { id: idOneYearEarlier(period.id), firstDay, dayAfter } : undefined;
}

/** What the same days one calendar year before a stated period are called. */
export const idOneYearEarlier = (id: string): string => `${id}-1y`;
