import { periodContaining } from "../calendar/accrual-period.ts";
import { addDays } from "../calendar/day.ts";
import type { CalendarPeriod } from "../calendar/period.ts";
import type { ProgramDocument } from "../program/program.ts";

/**
 * The accrual period in whose books a posting for a position belongs. It is the position's own until the terms' days of grace are
 * over; then the period is locked, and what still changes is booked in the period that is open on the as-of date, or in its own where
 * the program states none for that day. The entry names its position, which points back. Terms without days of grace never lock a period.
 * @param terms those that govern the position
 * @param latest the program's latest terms: they know every period that was stated since
 */
export function accountingPeriod(
  terms: ProgramDocument,
  latest: ProgramDocument,
  period: CalendarPeriod,
  asOfDate: string,
): CalendarPeriod {
  const graceDays = terms.settlement?.grace_days;
  if (graceDays === undefined || asOfDate < addDays(period.dayAfter, graceDays)) return period;
  return periodContaining(latest, asOfDate) ?? period;
}
