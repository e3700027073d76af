import { Temporal } from "temporal-polyfill";

/** The year that the demonstration tells. */
export const demonstrationYear = 2025;

/** The days of a month of the year, as ISO dates. */
export function daysOfMonth(month: number): readonly string[] {
  const first = Temporal.PlainDate.from({ year: demonstrationYear, month, day: 1 });
  return Array.from({ length: first.daysInMonth }, (_, index) => first.add({ days: index }).toString());
}

export function workingDaysOfMonth(month: number): readonly string[] {
  return daysOfMonth(month).filter((day) => Temporal.PlainDate.from(day).dayOfWeek <= 5);
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** 1 to 12 within the year, larger after it. */
export function monthOf(day: string): number {
  const { year, month } = Temporal.PlainDate.from(day);
  return (year - demonstrationYear) * 12 + month;
}
