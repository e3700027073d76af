import { z } from "zod";
import { addDays } from "../calendar/day.ts";
import type { CalendarPeriod } from "../calendar/period.ts";

/** What a statement covers: the accrual periods of one name, or all that have a day in [firstDay, dayAfter). */
export type StatementSpan = { readonly periodId: string } | { readonly firstDay: string; readonly dayAfter: string };

/** Whether an accrual period belongs to the span. */
export function isInSpan(span: StatementSpan, period: CalendarPeriod): boolean {
  if ("periodId" in span) return period.id === span.periodId;
  return period.firstDay < span.dayAfter && span.firstDay < period.dayAfter;
}

/**
 * Reads a span as people ask for it: a period's name, or a first and a last day that both belong to it.
 * @returns undefined for anything else, such as days that are none or stand the wrong way round
 */
export function readSpan(asked: {
  readonly period?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): StatementSpan | undefined {
  const { period, from, to } = asked;
  if (period !== undefined) return /^[\w-]{1,40}$/.test(period) ? { periodId: period } : undefined;
  if (from === undefined || to === undefined || !isDay(from) || !isDay(to) || to < from) return undefined;
  return { firstDay: from, dayAfter: addDays(to, 1) };
}

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;
