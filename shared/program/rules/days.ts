import { periodsWithin } from "../../calendar/accrual-period.ts";
import { problemsOfPeriodTerms } from "../../calendar/period-problems.ts";
import type { DocumentPath } from "../problem.ts";
import { problem, type Rule } from "./rule.ts";
import { statedDays } from "./stated-days.ts";

/** Dates outside are typing errors: 0211-01-01 for 2011-01-01. */
const saneDays = { first: "1970-01-01", after: "2200-01-01" } as const;

const daysAreSane: Rule = ({ effective, suspended = [], term, periods = [], calendar }) => {
  const weekYears = calendar !== undefined && "weeks" in calendar ? calendar : undefined;
  const days: readonly { readonly path: DocumentPath; readonly day: string | undefined }[] = [
    { path: ["effective", "from"], day: effective?.from },
    { path: ["effective", "until"], day: effective?.until },
    ...suspended.flatMap(({ from, until }, index) => [
      { path: ["suspended", index, "from"], day: from },
      { path: ["suspended", index, "until"], day: until },
    ]),
    ...(weekYears?.years ?? []).map(({ first_day }, index) => ({
      path: ["calendar", "years", index, "first_day"],
      day: first_day,
    })),
    { path: ["calendar", "until"], day: weekYears?.until },
    ...periods.flatMap(({ from, until }, index) => [
      { path: ["periods", index, "from"], day: from },
      { path: ["periods", index, "until"], day: until },
    ]),
    { path: ["term", "from"], day: term?.from },
    { path: ["term", "until"], day: term?.until },
  ];
  return days.flatMap(({ path, day }) =>
    day === undefined || (day >= saneDays.first && day <= saneDays.after)
      ? []
      : problem(path, `must lie between ${saneDays.first} and ${saneDays.after}, not on ${day}`),
  );
};

const untilIsAfterFrom: Rule = ({ effective }) => {
  if (effective?.until === undefined || effective.until > effective.from) return [];
  const words = `must be after effective.from (${effective.from}): it is the day after the last day`;
  return problem(["effective", "until"], words);
};

const suspensionsHaveDays: Rule = ({ suspended = [] }) =>
  suspended.flatMap(({ from, until }, index) =>
    until > from
      ? []
      : problem(["suspended", index, "until"], `must be after from (${from}): it is the day after the last day`),
  );

/** Once the fields that say the periods have their shape, what stands against them as a whole. */
const periodsAreCut: Rule = (terms) => {
  if (terms.period === undefined) return [];
  return problemsOfPeriodTerms({ ...terms, period: terms.period }).flatMap(({ path, words }) => problem(path, words));
};

/** Days of the version that no accrual period holds. Gaps between custom periods are meant; days before and after them are not. */
const daysLieInPeriods: Rule = (terms) => {
  const stated = statedDays(terms);
  if (stated === undefined) return [];
  const { periods, from, until, what, firstDay, dayAfter } = stated;
  if (periodsWithin(periods, from, until ?? dayAfter).length === 0)
    return problem(["effective"], `no line would count: ${what} run from ${firstDay} until ${dayAfter}`);
  return [
    ...(from < firstDay
      ? problem(["effective", "from"], `lines before ${firstDay}, where ${what} begin, would count nowhere`)
      : []),
    ...(until !== undefined && until > dayAfter
      ? problem(["effective", "until"], `lines from ${dayAfter} on, where ${what} end, would count nowhere`)
      : []),
  ];
};

export const dayRules: readonly Rule[] = [
  daysAreSane,
  untilIsAfterFrom,
  suspensionsHaveDays,
  periodsAreCut,
  daysLieInPeriods,
];
