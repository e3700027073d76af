import { InvalidArgumentError } from "commander";
import { z } from "zod";

/** @throws InvalidArgumentError for anything but a day of the calendar */
export function calendarDay(text: string): string {
  if (z.iso.date().safeParse(text).success) return text;
  throw new InvalidArgumentError("A day of the calendar such as 2025-12-31.");
}
