import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { RequestInvalid } from "./errors.ts";

const RunRequest = z.object({ as_of_date: z.iso.date().optional(), scheduled_time: z.string().optional() });

/**
 * The last day whose order lines a run counts: the chosen one, or the calendar day before the schedule's time in the
 * business's zone, because the schedule fires after midnight for the day that has ended.
 * @param request as whoever started the run wrote it
 * @throws RequestInvalid if neither or both are given, or what is given cannot be read.
 */
export function asOfDateOf(request: unknown, timeZone: string): string {
  const read = RunRequest.safeParse(request);
  if (!read.success) throw new RequestInvalid(`the request for a run: ${z.prettifyError(read.error)}`);
  const { as_of_date: chosen, scheduled_time: scheduled } = read.data;
  if ((chosen === undefined) === (scheduled === undefined)) {
    throw new RequestInvalid("a run needs either as_of_date or scheduled_time");
  }
  if (chosen !== undefined) return chosen;
  try {
    return Temporal.PlainDate.from(dayIn(timeZone, scheduled ?? ""))
      .subtract({ days: 1 })
      .toString();
  } catch {
    throw new RequestInvalid(`scheduled_time ${scheduled} in zone ${timeZone} is not a time`);
  }
}

/** The calendar day that an instant lies on in a zone. */
export function dayIn(timeZone: string, instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/**
 * Why there is no run for a date; undefined where there is one. A run for a day to come would stand in the way of every day before
 * it, and the lake's readers do not look for runs before the first date.
 * @param days both included
 */
export function asOfDateProblem(
  asOfDate: string,
  { firstAsOfDate, today }: { readonly firstAsOfDate: string; readonly today: string },
): string | undefined {
  if (asOfDate > today) return `as-of date ${asOfDate} lies after today, ${today}: its orders are not known yet`;
  if (asOfDate < firstAsOfDate)
    return `as-of date ${asOfDate} lies before ${firstAsOfDate}, the first that this installation keeps (FirstAsOfDate)`;
  return undefined;
}
