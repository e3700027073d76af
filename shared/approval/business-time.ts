import { Temporal } from "temporal-polyfill";
import { invariant } from "../invariant.ts";
import { type ApprovalPolicy, weekdays } from "./approval-policy.ts";

/** When people work: hours of a day in a time zone, days of the week, and holidays. */
export type BusinessCalendar = Pick<ApprovalPolicy, "business_hours" | "holidays">;

const millisecondsPerHour = 3_600_000;

/**
 * The instant so many business hours later. Only time within business hours counts, as it really passes: on a day whose clocks are put
 * forward during them there is an hour less. Hours that are used up with the working day end with it, not on the next morning.
 * @param instant ISO instant in UTC, at any time of any day
 * @returns ISO instant in UTC with milliseconds, as every clock of the system writes it; always within business hours
 */
export function addBusinessHours(instant: string, hours: number, calendar: BusinessCalendar): string {
  invariant(hours >= 0, "a time limit does not lie in the past");
  const start = epochMilliseconds(instant);
  let left = hours * millisecondsPerHour;
  for (let day = plainDay(instant, calendar); ; day = day.add({ days: 1 })) {
    const { opensAt, closesAt } = openingOf(day, calendar);
    const from = Math.max(opensAt, start);
    if (from + left <= closesAt) return instantText(from + left);
    left -= Math.max(0, closesAt - from);
  }
}

/** Whether people work at an instant: from when a working day begins, and no more when it ends. */
export function isBusinessTime(instant: string, calendar: BusinessCalendar): boolean {
  const at = epochMilliseconds(instant);
  const { opensAt, closesAt } = openingOf(plainDay(instant, calendar), calendar);
  return opensAt <= at && at < closesAt;
}

/** The whole business hours from one instant to another, without what is left over. Both are ISO instants in UTC. */
export function businessHoursBetween(from: string, until: string, calendar: BusinessCalendar): number {
  const [start, end] = [epochMilliseconds(from), epochMilliseconds(until)];
  const lastDay = plainDay(until, calendar);
  let milliseconds = 0;
  for (let day = plainDay(from, calendar); Temporal.PlainDate.compare(day, lastDay) <= 0; day = day.add({ days: 1 })) {
    const { opensAt, closesAt } = openingOf(day, calendar);
    milliseconds += Math.max(0, Math.min(closesAt, end) - Math.max(opensAt, start));
  }
  return Math.floor(milliseconds / millisecondsPerHour);
}

/** When the first working day after an instant's day ends. */
export function endOfNextWorkingDay(instant: string, calendar: BusinessCalendar): string {
  for (let day = plainDay(instant, calendar).add({ days: 1 }); ; day = day.add({ days: 1 })) {
    const { opensAt, closesAt } = openingOf(day, calendar);
    if (opensAt < closesAt) return instantText(closesAt);
  }
}

/** The day that an instant lies in, in the policy's time zone. Substitutions are dated in these days. */
export function businessDay(instant: string, calendar: Pick<BusinessCalendar, "business_hours">): string {
  return plainDay(instant, calendar).toString();
}

/** Whether a time zone is one whose clock changes are known here. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** A day's business hours in milliseconds of the epoch; on a day without, it closes before it opens. */
function openingOf(day: Temporal.PlainDate, { business_hours: hours, holidays }: BusinessCalendar) {
  const isWorkingDay =
    hours.days.some((name) => weekdays.indexOf(name) + 1 === day.dayOfWeek) && !holidays.includes(day.toString());
  if (!isWorkingDay) return { opensAt: Number.POSITIVE_INFINITY, closesAt: Number.NEGATIVE_INFINITY };
  const at = (time: string): number =>
    day.toZonedDateTime({ timeZone: hours.time_zone, plainTime: time }).epochMilliseconds;
  return { opensAt: at(hours.from), closesAt: at(hours.until) };
}

function plainDay(instant: string, { business_hours: hours }: Pick<BusinessCalendar, "business_hours">) {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(hours.time_zone).toPlainDate();
}

const epochMilliseconds = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

/** Always with milliseconds: texts of one length sort as the instants do. */
const instantText = (milliseconds: number): string =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toString({ smallestUnit: "millisecond" });
