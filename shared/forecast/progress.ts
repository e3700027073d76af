import { Temporal } from "temporal-polyfill";
import { invariant } from "../invariant.ts";
import { Decimal } from "../money/decimal.ts";

/** An accrual period, half-open, and the last day whose volume is counted. ISO dates. */
export type ObservedPeriod = { readonly firstDay: string; readonly dayAfter: string; readonly asOfDate: string };

/** How far a period has come. Whole days; an as-of date past the end counts as the end. */
export type Progress = {
  readonly daysInPeriod: number;
  readonly daysElapsed: number;
  readonly daysRemaining: number;
  /** The calendar months that the period touches, in order. */
  readonly months: readonly MonthProgress[];
};

/** How far the part of one calendar month that lies in the period has come. */
export type MonthProgress = {
  /** `2011-04` */
  readonly month: string;
  readonly daysInPeriod: number;
  readonly daysElapsed: number;
  /** Whether the whole calendar month lies in the period and has passed: only such months compare with each other. */
  readonly isComplete: boolean;
};

/** An average month: 365.25 days / 12 = 487/16, exact as a decimal. */
export const daysPerMonth = new Decimal("30.4375");

/** A run asks for the same few periods once per position, and counting in the calendar is most of a forecast's work. */
const known = new Map<string, Progress>();

/**
 * Counts the days of a period up to an as-of date, the as-of date included.
 * @throws RangeError if a date is none; BrokenInvariant if the period is empty or the as-of date lies before it
 */
export function progressOf(period: ObservedPeriod): Progress {
  const key = `${period.firstDay}/${period.dayAfter}/${period.asOfDate}`;
  const progress = known.get(key) ?? count(period);
  known.set(key, progress);
  return progress;
}

function count({ firstDay, dayAfter, asOfDate }: ObservedPeriod): Progress {
  const [first, end] = [Temporal.PlainDate.from(firstDay), Temporal.PlainDate.from(dayAfter)];
  const dayAfterAsOf = Temporal.PlainDate.from(asOfDate).add({ days: 1 });
  invariant(isBefore(first, end), `a period has at least one day: ${firstDay} to ${dayAfter}`);
  invariant(
    isBefore(first, dayAfterAsOf),
    `nothing can be forecast before the period begins: ${asOfDate}, ${firstDay}`,
  );

  const observedEnd = earlier(dayAfterAsOf, end);
  const daysInPeriod = daysBetween(first, end);
  const daysElapsed = daysBetween(first, observedEnd);

  const months: MonthProgress[] = [];
  for (let month = first.with({ day: 1 }); isBefore(month, end); month = month.add({ months: 1 })) {
    const next = month.add({ months: 1 });
    const start = isBefore(month, first) ? first : month;
    months.push({
      month: month.toPlainYearMonth().toString(),
      daysInPeriod: daysBetween(start, earlier(next, end)),
      daysElapsed: isBefore(start, observedEnd) ? daysBetween(start, earlier(next, observedEnd)) : 0,
      isComplete: !isBefore(month, first) && !isBefore(observedEnd, next),
    });
  }
  return { daysInPeriod, daysElapsed, daysRemaining: daysInPeriod - daysElapsed, months };
}

/** Days as average months. */
export function inMonths(days: number): Decimal {
  return new Decimal(days).div(daysPerMonth);
}

function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}

function earlier(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return isBefore(a, b) ? a : b;
}

function daysBetween(first: Temporal.PlainDate, dayAfter: Temporal.PlainDate): number {
  return first.until(dayAfter, { largestUnit: "day" }).days;
}
