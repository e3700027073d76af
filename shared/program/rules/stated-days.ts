import { areStated, statedPeriods } from "../../calendar/accrual-period.ts";
import { problemsOfPeriodTerms } from "../../calendar/period-problems.ts";
import type { PeriodTerms } from "../../calendar/period-terms.ts";
import type { ProgramDocument } from "../program.ts";

/** The days of a version whose accrual periods are all stated: a term, custom periods, years of weeks. */
export type StatedDays = {
  readonly periods: PeriodTerms;
  readonly from: string;
  readonly until: string | undefined;
  /** What states the days [firstDay, dayAfter), outside which there is no accrual period. */
  readonly what: string;
  readonly firstDay: string;
  readonly dayAfter: string;
};

/** Undefined where every day lies in a period, and while the days themselves are wrong. */
export function statedDays(terms: Partial<ProgramDocument>): StatedDays | undefined {
  const { period, calendar, effective } = terms;
  if (period === undefined || effective === undefined) return undefined;
  const { from, until } = effective;
  const periods: PeriodTerms = { ...terms, period };
  if ((until !== undefined && until <= from) || problemsOfPeriodTerms(periods).length > 0) return undefined;
  const version = { periods, from, until };
  if (areStated(period)) {
    const [first, last] = [statedPeriods(periods)[0], statedPeriods(periods).at(-1)];
    if (first === undefined || last === undefined) return undefined;
    const what = period === "term" ? "the days of the term" : "the periods";
    return { ...version, what, firstDay: first.firstDay, dayAfter: last.dayAfter };
  }
  const weekYears = calendar !== undefined && "weeks" in calendar ? calendar : undefined;
  const firstDay = weekYears?.years[0]?.first_day;
  if (weekYears === undefined || firstDay === undefined) return undefined;
  return { ...version, what: "the fiscal years of the calendar", firstDay, dayAfter: weekYears.until };
}
