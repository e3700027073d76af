import { addDays, daysBetween } from "./day.ts";
import { idOneYearEarlier } from "./earlier-period.ts";
import type { PeriodTerms, StatedPeriod, WeekCalendar } from "./period-terms.ts";

/** What is wrong with the terms of periods: where, as field names and places in a list counted from 0, and in words. */
export type PeriodProblem = { readonly path: readonly (string | number)[]; readonly words: string };

/** A rule that the shape of the terms cannot say. */
type Rule = (terms: PeriodTerms) => readonly PeriodProblem[];

/** Every rule, in the order in which a reader meets the fields. */
const rules: readonly Rule[] = [
  calendarHasAYearToCut,
  yearStartsInAMonth,
  weekYearsAreNamedInOrder,
  weekYearsAreWholeWeeks,
  customStatesItsPeriods,
  periodIdsAreUsable,
  periodsHaveDays,
  periodsDoNotMeet,
  termStatesItsDays,
];

/** What is wrong with terms whose fields have the right shape; empty if nothing is. */
export function problemsOfPeriodTerms(terms: PeriodTerms): readonly PeriodProblem[] {
  return rules.flatMap((rule) => rule(terms));
}

function calendarHasAYearToCut({ period, calendar }: PeriodTerms): readonly PeriodProblem[] {
  if (calendar === undefined || (period !== "term" && period !== "custom")) return [];
  const words = {
    term: "a term runs from its own first day to its own last and cuts no year: leave calendar out",
    custom: "custom periods are stated by their own days and cut no year: leave calendar out",
  };
  return problem(["calendar"], words[period]);
}

function yearStartsInAMonth({ calendar }: PeriodTerms): readonly PeriodProblem[] {
  if (calendar === undefined || "weeks" in calendar) return [];
  const month = calendar.year_starts_in;
  if (Number.isInteger(month) && month >= 1 && month <= 12) return [];
  return problem(
    ["calendar", "year_starts_in"],
    `must be the number of a month, 1 for January to 12 for December, not ${month}`,
  );
}

function weekYearsAreNamedInOrder({ calendar }: PeriodTerms): readonly PeriodProblem[] {
  return weekYearsOf(calendar).flatMap(({ year }, index, years) => {
    const path = ["calendar", "years", index, "year"];
    if (!/^\d{4}$/.test(year)) return problem(path, `must be four digits in quotes, such as "2025", not "${year}"`);
    const before = years[index - 1]?.year;
    if (before === undefined || !/^\d{4}$/.test(before) || Number(year) === Number(before) + 1) return [];
    const words = `follows ${before} and so must be "${Number(before) + 1}", not "${year}": list every year once, from the earliest on`;
    return problem(path, words);
  });
}

const daysOfShortYear = 52 * 7;
const daysOfLongYear = 53 * 7;

function weekYearsAreWholeWeeks({ calendar }: PeriodTerms): readonly PeriodProblem[] {
  if (calendar === undefined || !("weeks" in calendar)) return [];
  if (calendar.years.length === 0) {
    const words =
      "must name at least one year and its first day: a calendar of weeks has only the years that are listed";
    return problem(["calendar", "years"], words);
  }
  return calendar.years.flatMap(({ year, first_day: firstDay }, index) => {
    const next = calendar.years[index + 1];
    const dayAfter = next?.first_day ?? calendar.until;
    const path = next === undefined ? ["calendar", "until"] : ["calendar", "years", index + 1, "first_day"];
    const days = daysBetween(firstDay, dayAfter);
    if (days === daysOfShortYear || days === daysOfLongYear) return [];
    if (days <= 0) return problem(path, `must be after the first day of year ${year} (${firstDay})`);
    const words =
      `leaves year ${year} with ${days} days from ${firstDay} on; a year has 52 weeks (364 days, until ` +
      `${addDays(firstDay, daysOfShortYear)}) or 53 (371 days, until ${addDays(firstDay, daysOfLongYear)})`;
    return problem(path, words);
  });
}

function customStatesItsPeriods({ period, periods }: PeriodTerms): readonly PeriodProblem[] {
  if (period !== "custom")
    return periods === undefined
      ? []
      : problem(["periods"], `is only for period custom, and this program's is ${period}: leave periods out`);
  if (periods !== undefined && periods.length > 0) return [];
  const words =
    "period custom needs its periods: list each with an id, its first day (from) and the day after its last (until)";
  return problem(["periods"], words);
}

const usableId = /^[A-Za-z0-9][A-Za-z0-9-]{0,30}$/;

function periodIdsAreUsable({ periods = [] }: PeriodTerms): readonly PeriodProblem[] {
  const ids = periods.map(({ id }) => id);
  return ids.flatMap((id, index) => {
    const path = ["periods", index, "id"];
    if (!usableId.test(id)) {
      const words = `must be letters, digits and hyphens, at most 31, beginning with a letter or digit, not ${JSON.stringify(id)}`;
      return problem(path, words);
    }
    const first = ids.indexOf(id);
    if (first < index) return problem(path, `${id} is already the id of periods[${first}]: give each period its own`);
    const compared = ids.find((other) => idOneYearEarlier(other) === id);
    if (compared === undefined) return [];
    return problem(path, `${id} means the days of ${compared} one year earlier: give this period another id`);
  });
}

function periodsHaveDays({ periods = [] }: PeriodTerms): readonly PeriodProblem[] {
  return periods.flatMap(({ from, until }, index) => afterFrom(["periods", index, "until"], from, until));
}

function periodsDoNotMeet({ periods = [] }: PeriodTerms): readonly PeriodProblem[] {
  return periods.flatMap((period, index) => {
    const path = ["periods", index, "from"];
    const before = periods.slice(0, index);
    const met = before.findIndex((other) => shareADay(period, other));
    const other = before[met];
    if (other !== undefined) {
      const days = `from ${other.from} until ${other.until}`;
      return problem(path, `has days in common with periods[${met}], ${days}: a day belongs to one period at most`);
    }
    const above = before.at(-1);
    if (above === undefined || above.from <= period.from) return [];
    return problem(path, `is before periods[${index - 1}].from (${above.from}): list periods from the earliest on`);
  });
}

const shareADay = (a: StatedPeriod, b: StatedPeriod): boolean => a.from < b.until && b.from < a.until;

function termStatesItsDays({ period, term }: PeriodTerms): readonly PeriodProblem[] {
  if (period !== "term")
    return term === undefined
      ? []
      : problem(["term"], `is only for period term, and this program's is ${period}: leave term out`);
  if (term !== undefined) return afterFrom(["term", "until"], term.from, term.until);
  return problem(["term"], "period term needs its term: its first day (from) and the day after its last (until)");
}

function afterFrom(path: PeriodProblem["path"], from: string, until: string): readonly PeriodProblem[] {
  if (from < until) return [];
  return problem(path, `must be after from (${from}): it is the day after the last day`);
}

function weekYearsOf(calendar: PeriodTerms["calendar"]): WeekCalendar["years"] {
  return calendar !== undefined && "weeks" in calendar ? calendar.years : [];
}

const problem = (path: PeriodProblem["path"], words: string): readonly PeriodProblem[] => [{ path, words }];
