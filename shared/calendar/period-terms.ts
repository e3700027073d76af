import type { Period } from "./period.ts";

/**
 * How weeks make a fiscal month. A quarter is 13 weeks, and the pattern says how many belong to its first, second and third
 * month.
 */
export const weekPatterns = {
  "4-4-5": [4, 4, 5],
  "4-5-4": [4, 5, 4],
  "5-4-4": [5, 4, 4],
} as const;
export type WeekPattern = keyof typeof weekPatterns;

/** A fiscal year of twelve calendar months that begins on the first of a month, 1 for January to 12 for December. */
export type MonthCalendar = { readonly year_starts_in: number };

/**
 * Fiscal years of whole weeks. Where each begins is a decision of the company, so every year is stated; the last one runs
 * until the day before `until`. Days before the first year and from `until` on belong to no year.
 */
export type WeekCalendar = {
  readonly weeks: WeekPattern;
  /** From the earliest on. `year` is four digits such as 2025 and names the periods of that year. */
  readonly years: readonly { readonly year: string; readonly first_day: string }[];
  readonly until: string;
};

/** A period that a program states by its own days [from, until). */
export type StatedPeriod = { readonly id: string; readonly from: string; readonly until: string };

/**
 * What a program says of its accrual periods. The functions beside this type take terms without problems, as
 * `problemsOfPeriodTerms` finds them.
 */
export type PeriodTerms = {
  /** A part of the year; `term`, one period as long as the program; or `custom`, periods as they are listed. */
  readonly period: Period | "term" | "custom";
  /** The year that `period` cuts. Left out, it is the calendar year. */
  readonly calendar?: MonthCalendar | WeekCalendar | undefined;
  /** The periods of `custom`, from the earliest on. Days between two of them belong to none. */
  readonly periods?: readonly StatedPeriod[] | undefined;
  /** The days [from, until) of `term`. */
  readonly term?: { readonly from: string; readonly until: string } | undefined;
};
