import { addDays } from "./day.ts";
import { type WeekCalendar, weekPatterns } from "./period-terms.ts";
import type { Year, YearCalendar } from "./year.ts";

/**
 * Years of 52 or 53 weeks, each until the next one that is stated: four quarters of 13 weeks, cut into fiscal months by the
 * pattern. A 53rd week belongs to the last month.
 */
export function weekYears({ weeks, years, until }: WeekCalendar): YearCalendar {
  const stated = years.map(({ year, first_day: firstDay }, index) => ({
    year,
    firstDay,
    dayAfter: years[index + 1]?.first_day ?? until,
  }));
  const yearOf = ({ year, firstDay, dayAfter }: (typeof stated)[number]): Year => ({
    id: `FY${year}`,
    monthBounds: [...weeksBefore[weeks].map((count) => addDays(firstDay, 7 * count)), dayAfter],
  });

  return {
    yearAt: (day) => stated.filter((year) => year.firstDay <= day && day < year.dayAfter).map(yearOf)[0],
    yearsWithin: (firstDay, dayAfter) =>
      stated.filter((year) => year.firstDay < dayAfter && firstDay < year.dayAfter).map(yearOf),
  };
}

/** Weeks of the year that lie before each of its twelve months. */
const weeksBefore = {
  "4-4-5": weeksBeforeMonths(weekPatterns["4-4-5"]),
  "4-5-4": weeksBeforeMonths(weekPatterns["4-5-4"]),
  "5-4-4": weeksBeforeMonths(weekPatterns["5-4-4"]),
} as const;

function weeksBeforeMonths([first, second, third]: readonly [number, number, number]): readonly number[] {
  const quarter = first + second + third;
  return [0, 1, 2, 3].flatMap((quarters) => [0, first, first + second].map((weeks) => quarters * quarter + weeks));
}
