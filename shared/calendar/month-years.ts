import type { Year, YearCalendar } from "./year.ts";

/**
 * Years of twelve calendar months. One that starts in January is the calendar year and is called 2026; any other is a
 * fiscal year, called FY2026 after the calendar year in which it ends.
 * @param startsIn the month that the year starts in, 1 for January to 12 for December
 */
export function monthYears(startsIn: number): YearCalendar {
  const isCalendarYear = startsIn === 1;

  /** The calendar year in which the year that contains the day ends. */
  const endOfYearAt = (day: string): number => {
    const year = Number(day.slice(0, 4));
    const month = Number(day.slice(5, 7));
    return isCalendarYear || month < startsIn ? year : year + 1;
  };
  const yearEndingIn = (endYear: number): Year => {
    const startYear = isCalendarYear ? endYear : endYear - 1;
    return {
      id: `${isCalendarYear ? "" : "FY"}${fourDigits(endYear)}`,
      monthBounds: Array.from({ length: 13 }, (_, index) => firstOfMonth(startYear, startsIn - 1 + index)),
    };
  };

  return {
    yearAt: (day) => yearEndingIn(endOfYearAt(day)),
    yearsWithin: (firstDay, dayAfter) => {
      const first = endOfYearAt(firstDay);
      const years = Array.from({ length: endOfYearAt(dayAfter) - first + 1 }, (_, index) =>
        yearEndingIn(first + index),
      );
      return years.filter(({ monthBounds: [yearFirstDay = ""] }) => yearFirstDay < dayAfter);
    },
  };
}

/** The first of a month that is counted from 0, January of the year, on past December. */
function firstOfMonth(year: number, month: number): string {
  return `${fourDigits(year + Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}

const fourDigits = (year: number): string => String(year).padStart(4, "0");
