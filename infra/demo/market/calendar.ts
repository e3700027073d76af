import { Temporal } from "temporal-polyfill";
import { model } from "./model.ts";

/** A day on which orders are placed: Monday to Friday. */
export type MarketDay = {
  /** Among the market's working days, from 0 on. */
  readonly index: number;
  readonly date: string;
  /** Among the market's months, from 0 on. */
  readonly month: number;
  /** Months from the market's beginning to the day, as a fraction. */
  readonly monthsPassed: number;
};

const first = Temporal.PlainDate.from(model.firstDay);
const dayAfter = Temporal.PlainDate.from(model.dayAfter);

export const monthCount = first.until(dayAfter, { largestUnit: "months" }).months;

/** The market's months as text `2024-03`. */
export const months: readonly string[] = Array.from({ length: monthCount }, (_, index) =>
  first.add({ months: index }).toPlainYearMonth().toString(),
);

export const workingDays: readonly MarketDay[] = Array.from({ length: first.until(dayAfter).days }, (_, index) =>
  first.add({ days: index }),
)
  .filter(({ dayOfWeek }) => dayOfWeek <= 5)
  .map((day, index) => {
    const month = (day.year - first.year) * 12 + day.month - first.month;
    return { index, date: day.toString(), month, monthsPassed: month + (day.day - 1) / day.daysInMonth };
  });

export const workingDaysPerMonth = workingDays.length / monthCount;

/** Index of the first working day from a date on; the number of all where there is none. */
export function workingDayFrom(date: string): number {
  const found = workingDays.findIndex((day) => day.date >= date);
  return found === -1 ? workingDays.length : found;
}
