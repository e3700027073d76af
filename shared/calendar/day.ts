import { Temporal } from "temporal-polyfill";

/**
 * A day as every comparison here needs it: `YYYY-MM-DD`, so that the order of the texts is the order of the days.
 * @throws RangeError if the text is not such a day
 */
export function checkedDay(day: string): string {
  if (Temporal.PlainDate.from(day).toString() !== day) throw new RangeError(`not a day written as 2011-03-31: ${day}`);
  return day;
}

/** The day so many days later; earlier if the number is below zero. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Days in [firstDay, dayAfter); below zero if they stand the wrong way round. */
export function daysBetween(firstDay: string, dayAfter: string): number {
  return Temporal.PlainDate.from(firstDay).until(dayAfter, { largestUnit: "days" }).days;
}

/**
 * Where a cut between two days lies one calendar year earlier: before the day of the same month and number. A cut before
 * 29 February lies before 1 March where the year before has no such day, so that 28 February stays on its side of the cut.
 */
export function cutOneYearEarlier(dayAfterCut: string): string {
  const day = Temporal.PlainDate.from(dayAfterCut);
  const earlier = day.subtract({ years: 1 });
  return (earlier.day === day.day ? earlier : earlier.add({ days: 1 })).toString();
}
