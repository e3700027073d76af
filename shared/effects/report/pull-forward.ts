import type { ProgramTruth } from "../market-truth.ts";
import { monthNumber } from "../month-number.ts";
import type { GroupRow, PeriodRow, PullForwardRow } from "../report-rows.ts";
import { type Effect, effectOf } from "./effect.ts";

/** The months around the end of an accrual period. */
export type DeadlineWindow = {
  readonly period: PeriodRow;
  readonly periodsBefore: number;
  readonly periodsAfter: number;
};

/** What members bought more up to a deadline, and less after it. */
export type PullForward = {
  readonly window: DeadlineWindow;
  readonly treatedUnits: number;
  readonly controlUnits: number;
  readonly months: readonly { readonly period: number; readonly sinceDeadline: number; readonly effect: Effect }[];
  /** Of all months together: what is really won or lost. */
  readonly net: Effect;
  /** Of the months up to the deadline: what seems won. */
  readonly gross: number;
  /** Share of it that was only bought earlier; undefined where nothing seems won. */
  readonly share: number | undefined;
};

const mostBefore = 2;
const mostAfter = 3;

/**
 * The last deadline with enough months behind it, and with members who had joined before its window. The window ends before the month
 * of the next deadline, in which the next purchases are pulled forward: a period of a single month leaves nothing to look at.
 */
export function deadlineWindow(
  periods: readonly PeriodRow[],
  { first_cohort_month, last_month }: Pick<GroupRow, "first_cohort_month" | "last_month">,
): DeadlineWindow | undefined {
  if (first_cohort_month === null || last_month === null) return undefined;
  const [firstCohort, lastPeriod] = [monthNumber(first_cohort_month), monthNumber(last_month)];
  return periods
    .map((period): DeadlineWindow => {
      const otherMonths = period.deadline_period - period.first_period;
      return {
        period,
        periodsBefore: Math.min(mostBefore, otherMonths),
        periodsAfter: Math.min(mostAfter, otherMonths),
      };
    })
    .filter(
      ({ period, periodsBefore, periodsAfter }) =>
        periodsAfter > 0 &&
        period.deadline_period + periodsAfter <= lastPeriod &&
        period.deadline_period - periodsBefore > firstCohort,
    )
    .toSorted((a, b) => a.period.deadline_period - b.period.deadline_period)
    .at(-1);
}

/** @returns undefined where nothing was estimated */
export function pullForward(
  window: DeadlineWindow,
  rows: readonly PullForwardRow[],
  truth: ProgramTruth | undefined,
  onlyCohort: number | undefined,
): PullForward | undefined {
  const inOrder = rows.toSorted((a, b) => a.period - b.period);
  const last = inOrder.at(-1);
  const net = effectOf(last?.net_estimate, last?.net_standard_error);
  if (last === undefined || net === undefined) return undefined;
  const basePeriod = window.period.deadline_period - window.periodsBefore - 1;
  /** Only where all joined in one month do months since joining tell the month. */
  const trueIn = (period: number) =>
    onlyCohort === undefined ? undefined : truth?.inEventMonth("orders", period - onlyCohort)?.effect;
  const base = trueIn(basePeriod);
  const trueChange = (period: number) => {
    const effect = trueIn(period);
    return effect === undefined || base === undefined ? undefined : effect - base;
  };
  const months = inOrder.flatMap((row) => {
    const effect = effectOf(row.estimate, row.standard_error, trueChange(row.period));
    return effect === undefined ? [] : [{ period: row.period, sinceDeadline: row.periods_since_deadline, effect }];
  });
  const trueChanges = months.flatMap(({ effect }) => effect.truth ?? []);
  return {
    window,
    treatedUnits: last.treated_units,
    controlUnits: last.control_units,
    months,
    net: {
      ...net,
      truth: trueChanges.length === months.length ? trueChanges.reduce((sum, change) => sum + change, 0) : undefined,
    },
    gross: last.gross_estimate ?? inOrder.find((row) => row.periods_since_deadline === 0)?.gross_estimate ?? 0,
    share: last.pulled_forward_share ?? undefined,
  };
}
