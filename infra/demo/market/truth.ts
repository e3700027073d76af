import { compareText } from "../../../shared/compare-text.ts";
import { Decimal, zero } from "../../../shared/money/decimal.ts";
import { monthCount, months } from "./calendar.ts";
import type { PlayedCustomer } from "./market.ts";
import type { Membership } from "./memberships.ts";
import { model } from "./model.ts";
import type { MarketOrder } from "./orders.ts";

/** What each outcome of a customer's month is; they are the panel's. */
const outcomes = {
  net_amount: (orders) => orders.reduce<Decimal>((sum, { netAmount }) => sum.plus(netAmount), zero),
  orders: (orders) => new Decimal(orders.length),
  active: (orders) => new Decimal(orders.length > 0 ? 1 : 0),
} as const satisfies Record<string, (ordersOfMonth: readonly MarketOrder[]) => Decimal>;
type Outcome = keyof typeof outcomes;

/** What every figure of the truth means, beside the figures. */
export const definitions = {
  program_id:
    "The program whose members are compared with themselves without any program: the same draws, the same candidates for orders",
  outcome_name:
    "As in the panel: net_amount in EUR, orders, or active, which is 1 in a month with an order and 0 in one without",
  cohort_month: "The month in which the members joined; null for all members together",
  cohort: "The same month as the panel counts it: twelve times the year plus the month less one",
  event_month: "Months since the one in which a member joined, which is 0",
  members: "Customers in the program; those held out of it by lot are none",
  member_months: "Their months from the one in which they joined to the last one played",
  mean_with: "Mean outcome per member and month over these months, as it was",
  mean_without: "The same of the same members without the programs",
  effect: "mean_with less mean_without: what an estimate per member and month should find",
  effect_share: "effect as a share of mean_without; null where that is zero",
  total_effect: "Sum of the differences over all members and months",
} as const;

type Figures = {
  readonly members: number;
  readonly member_months: number;
  readonly mean_with: number;
  readonly mean_without: number;
  readonly effect: number;
  readonly effect_share: number | null;
  readonly total_effect: number;
};
type Of = { readonly program_id: string; readonly outcome_name: Outcome };

export type Effect = Of & { readonly cohort_month: string | null; readonly cohort: number | null } & Figures;
export type EffectByEventMonth = Of & { readonly event_month: number } & Figures;

export type Truth = {
  readonly seed: string;
  readonly first_month: string;
  readonly last_month: string;
  readonly definitions: typeof definitions;
  readonly effects: readonly Effect[];
  readonly effects_by_event_month: readonly EffectByEventMonth[];
};

type Member = { readonly membership: Membership; readonly with: Months; readonly without: Months };
type Months = readonly Readonly<Record<Outcome, Decimal>>[];

/** What every program changes, from both worlds of its members. */
export function truthOf(customers: readonly PlayedCustomer[], seed: string = model.seed): Truth {
  const members = customers.flatMap(({ membership, orders, ordersWithoutPrograms }): readonly Member[] =>
    membership === undefined ? [] : [{ membership, with: monthsOf(orders), without: monthsOf(ordersWithoutPrograms) }],
  );
  const programs = [...Map.groupBy(members, ({ membership }) => membership.programId)]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([programId, of]) => outcomeNames.map((outcome) => ({ programId, outcome, of })));
  return {
    seed,
    first_month: months[0] ?? "",
    last_month: months.at(-1) ?? "",
    definitions,
    effects: programs.flatMap(({ programId, outcome, of }) =>
      cohortsOf(of).map((cohort) => ({
        program_id: programId,
        outcome_name: outcome,
        cohort_month: cohort === null ? null : (months[cohort] ?? null),
        cohort: cohort === null ? null : panelPeriod(cohort),
        ...figures(
          outcome,
          of.filter(({ membership }) => cohort === null || membership.cohort === cohort),
          everyMonth,
        ),
      })),
    ),
    effects_by_event_month: programs.flatMap(({ programId, outcome, of }) =>
      eventMonthsOf(of).map((eventMonth) => ({
        program_id: programId,
        outcome_name: outcome,
        event_month: eventMonth,
        ...figures(outcome, of, (member) => [member.cohort + eventMonth].filter((month) => month < monthCount)),
      })),
    ),
  };
}

const outcomeNames = Object.keys(outcomes) as readonly Outcome[];

function monthsOf(orders: readonly MarketOrder[]): Months {
  const byMonth = Map.groupBy(orders, ({ day }) => day.month);
  return months.map((_, month) => {
    const ofMonth = byMonth.get(month) ?? [];
    return {
      net_amount: outcomes.net_amount(ofMonth),
      orders: outcomes.orders(ofMonth),
      active: outcomes.active(ofMonth),
    };
  });
}

/** All together first, and then each by itself. */
function cohortsOf(members: readonly Member[]): readonly (number | null)[] {
  const cohorts = new Set(members.map(({ membership }) => membership.cohort));
  return [null, ...[...cohorts].sort((a, b) => a - b)];
}

function eventMonthsOf(members: readonly Member[]): readonly number[] {
  const first = Math.min(...members.map(({ membership }) => membership.cohort));
  return Array.from({ length: monthCount - first }, (_, eventMonth) => eventMonth);
}

const everyMonth = ({ cohort }: Membership): readonly number[] =>
  Array.from({ length: monthCount - cohort }, (_, since) => cohort + since);

function figures(
  outcome: Outcome,
  members: readonly Member[],
  monthsFor: (membership: Membership) => readonly number[],
): Figures {
  const cells = members.flatMap((member) => monthsFor(member.membership).map((month) => ({ member, month })));
  const sum = (world: "with" | "without") =>
    cells.reduce<Decimal>((total, { member, month }) => total.plus(member[world][month]?.[outcome] ?? zero), zero);
  const [totalWith, totalWithout] = [sum("with"), sum("without")];
  const total = totalWith.minus(totalWithout);
  return {
    members: new Set(cells.map(({ member }) => member)).size,
    member_months: cells.length,
    mean_with: totalWith.div(cells.length).toNumber(),
    mean_without: totalWithout.div(cells.length).toNumber(),
    effect: total.div(cells.length).toNumber(),
    effect_share: totalWithout.isZero() ? null : total.div(totalWithout).toNumber(),
    total_effect: total.toNumber(),
  };
}

/** The panel counts months from year 0. */
function panelPeriod(month: number): number {
  const [year, monthOfYear] = (months[month] ?? "").split("-").map(Number);
  return (year ?? 0) * 12 + (monthOfYear ?? 0) - 1;
}
