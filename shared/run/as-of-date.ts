import { Temporal } from "temporal-polyfill";
import { RequestInvalid } from "./errors.ts";

export type RunRequest = {
  readonly as_of_date?: string | undefined;
  readonly scheduled_time?: string | undefined;
};

/**
 * The last day whose order lines a run counts: the chosen one, or the calendar day before the schedule's time in the
 * business's zone, because the schedule fires after midnight for the day that has ended.
 * @throws RequestInvalid if neither or both are given, or the time cannot be read.
 */
export function asOfDateOf(request: RunRequest, timeZone: string): string {
  const { as_of_date: chosen, scheduled_time: scheduled } = request;
  if ((chosen === undefined) === (scheduled === undefined)) {
    throw new RequestInvalid("a run needs either as_of_date or scheduled_time");
  }
  if (chosen !== undefined) return chosen;
  try {
    const local = Temporal.Instant.from(scheduled ?? "").toZonedDateTimeISO(timeZone);
    return local.toPlainDate().subtract({ days: 1 }).toString();
  } catch {
    throw new RequestInvalid(`scheduled_time ${scheduled} in zone ${timeZone} is not a time`);
  }
}
