import { periodContaining, yearOf } from "../calendar/accrual-period.ts";
import { addDays } from "../calendar/day.ts";
import type { CalendarPeriod } from "../calendar/period.ts";
import { compareText } from "../compare-text.ts";
import { type LedgerPosition, type PositionKey, positionId } from "../ledger/position.ts";
import { entryFor, type LedgerEntry } from "../ledger/posting.ts";
import { type Decimal, zero } from "../money/decimal.ts";
import { money } from "../money/money.ts";
import type { ProgramVersion } from "../program/program.ts";
import { shareBudget } from "../rebate/budget.ts";
import { type Estimate, estimateOf } from "../rebate/expected.ts";
import { computePosition, type Position } from "../rebate/position.ts";
import type { LinedVolume } from "../rebate/qualifying-line.ts";
import { computeStack, type StackMember } from "../rebate/stack.ts";
import { accountingPeriod } from "./accounting-period.ts";
import type { AggregateRow } from "./aggregate-row.ts";
import type { PeriodRule, RunRules } from "./period-rules.ts";
import type { RunReference } from "./plan.ts";
import { positionVolume, volumeByMonth } from "./position-volume.ts";
import { isOfPeriod, type RuleRole } from "./rule-rows.ts";

/** A position as the run finds it: what was bought, what it earned, and the estimate where its period is not over. */
export type ReckonedPosition = {
  readonly key: PositionKey;
  readonly period: CalendarPeriod;
  /** The accrual period in whose books a posting belongs. */
  readonly accountingPeriodId: string;
  readonly volume: LinedVolume;
  readonly position: Position;
  /** Where the terms accrue what is expected. */
  readonly estimate: Estimate | undefined;
  readonly heldLineCount: number;
};

/** A position compared with the ledger. */
export type ComputedPosition = ReckonedPosition & {
  readonly booked: LedgerPosition | undefined;
  /** What must be posted so that the ledger holds what is to be accrued; undefined when it already does. */
  readonly entry: LedgerEntry | undefined;
};

/** A position that the ledger knows, with the end of its period. */
export type BookedPosition = { readonly key: PositionKey; readonly periodDayAfter: string };

/**
 * Reckons every position of the aggregate's rows, and those that the ledger knows but whose lines have gone since, or whose days no
 * version governs any more: they fall back to nothing. One after another, so that nobody has to hold the lines of all.
 */
export function* reckonEach(
  rules: RunRules,
  aggregate: readonly AggregateRow[],
  booked: readonly BookedPosition[],
  asOfDate: string,
): Generator<ReckonedPosition> {
  const latestTerms = new Map(rules.versions.map(({ programId, document }) => [programId, document]));
  for (const { draft, volume, position } of reckonedInTurn(draftsOf(rules, aggregate, booked), rules)) {
    const { key, rule, rows } = draft;
    const { document } = position.governing;
    const latest = latestTerms.get(key.programId) ?? document;
    yield {
      key,
      period: rule.period,
      accountingPeriodId: accountingPeriod(document, latest, rule.period, asOfDate).id,
      volume,
      position,
      estimate: estimateFor(draft, volume, position, asOfDate),
      heldLineCount: heldLinesIn(rows),
    };
  }
}

/** All of them, for those who need them together. */
export function reckonPositions(...given: Parameters<typeof reckonEach>): readonly ReckonedPosition[] {
  return [...reckonEach(...given)];
}

/** Compares a reckoned position with the ledger. */
export function compareWithLedger(
  reckoned: ReckonedPosition,
  booked: LedgerPosition | undefined,
  run: RunReference,
  postedAt: string,
): ComputedPosition {
  const { governing } = reckoned.position;
  return {
    ...reckoned,
    booked,
    entry: entryFor({
      key: reckoned.key,
      programVersion: governing.version,
      target: money(toAccrue(reckoned), governing.document.currency),
      booked,
      run: { runId: run.run_id, runNumber: run.run_number },
      accountingPeriodId: reckoned.accountingPeriodId,
      postedAt,
    }),
  };
}

/** What the ledger should hold: what is earned, or what is expected while the period is not over. */
export function toAccrue({ estimate, position }: ReckonedPosition): Decimal {
  return estimate?.toAccrue ?? position.standing.earned;
}

type Draft = {
  readonly key: PositionKey;
  readonly rule: PeriodRule;
  readonly rows: readonly AggregateRow[];
};

type Reckoned = { readonly draft: Draft; readonly volume: LinedVolume; readonly position: Position };

/** What there is to reckon. Earlier volume alone makes no position: something was bought in the period, or is booked. */
function draftsOf(
  rules: RunRules,
  aggregate: readonly AggregateRow[],
  booked: readonly BookedPosition[],
): readonly Draft[] {
  const governed = new Map(rules.periods.map((rule) => [ruleId(rule.programId, rule.period.id), rule]));
  const lapsed = booked
    .filter(({ key }) => !governed.has(ruleId(key.programId, key.periodId)))
    .flatMap((position) => lapsedRule(position, rules.versions));
  const ruleOf = new Map([...governed, ...lapsed]);

  const rowsByPosition = Map.groupBy(aggregate, (row) => positionId(keyOf(row)));
  const keys = new Map(booked.map(({ key }) => [positionId(key), key]));
  for (const [id, rows] of rowsByPosition) {
    const bought = rows.find(({ role }) => isOfPeriod(role));
    if (bought !== undefined) keys.set(id, keyOf(bought));
  }
  return [...keys].flatMap(([id, key]) => {
    const rule = ruleOf.get(ruleId(key.programId, key.periodId));
    return rule === undefined ? [] : [{ key, rule, rows: rowsByPosition.get(id) ?? [] }];
  });
}

/** The rule of a booked period that no version governs any more: the latest version's, over a period in which nothing counts. */
function lapsedRule(
  { key: { programId, periodId }, periodDayAfter }: BookedPosition,
  versions: readonly ProgramVersion[],
): readonly (readonly [string, PeriodRule])[] {
  const latest = versions.findLast((version) => version.programId === programId);
  const period = latest && periodContaining(latest.document, addDays(periodDayAfter, -1));
  return latest === undefined || period?.id !== periodId
    ? []
    : [[ruleId(programId, periodId), { programId, period, versions: [latest] }]];
}

const ruleId = (programId: string, periodId: string): string => `${programId}/${periodId}`;

/** Most positions stand alone. Some depend on the customer's other periods or programs, some on other customers. */
function* reckonedInTurn(drafts: readonly Draft[], rules: RunRules): Generator<Reckoned> {
  const carrying = new Set(
    rules.versions
      .filter(({ document }) => document.limits.guaranteed_minimum?.over === "year")
      .map(({ programId }) => programId),
  );
  const byKind = Map.groupBy(drafts, ({ key, rule }) => {
    if (stackGroupOf(rule) !== undefined) return "stacked";
    if (hasBudget(rule)) return "budgeted";
    return carrying.has(key.programId) ? "carrying" : "alone";
  });
  const ofCustomer = (kind: "stacked" | "carrying", group: (draft: Draft) => string | undefined) =>
    Map.groupBy(byKind.get(kind) ?? [], (draft) => JSON.stringify([draft.key.customerId, group(draft)])).values();
  for (const draft of byKind.get("alone") ?? []) yield reckonedAlone(draft, zero);
  for (const ofOne of ofCustomer("carrying", ({ key }) => key.programId)) yield* inOrderOfPeriods(ofOne);
  for (const ofOne of ofCustomer("stacked", ({ rule }) => stackGroupOf(rule))) yield* asStack(ofOne);
  for (const ofAll of Map.groupBy(byKind.get("budgeted") ?? [], ({ rule }) => rule).values())
    yield* sharingBudget(ofAll);
}

/** The stack group of the terms that govern the period last; undefined for a program that stands alone. */
function stackGroupOf({ versions }: PeriodRule): string | undefined {
  return versions.at(-1)?.document.stacking?.group;
}

function reckonedAlone(draft: Draft, guaranteeExcess: Decimal): Reckoned {
  const volume = positionVolume(draft.rule.versions, draft.rows, draft.key.customerId, guaranteeExcess);
  return { draft, volume, position: computePosition(volume) };
}

/** A customer's periods in one program: what an earlier one earned beyond its guarantee is taken off the next one's of the year. */
function inOrderOfPeriods(drafts: readonly Draft[]): readonly Reckoned[] {
  let carried: { readonly year: string | undefined; readonly excess: Decimal } = { year: undefined, excess: zero };
  return [...drafts]
    .sort((a, b) => compareText(a.rule.period.firstDay, b.rule.period.firstDay))
    .map((draft) => {
      const { versions, period } = draft.rule;
      const [terms] = versions;
      const year = terms === undefined ? undefined : yearOf(terms.document, period.firstDay)?.id;
      const reckoned = reckonedAlone(draft, year === carried.year ? carried.excess : zero);
      carried = { year, excess: reckoned.position.guaranteeExcess };
      return reckoned;
    });
}

/** One customer's positions in the programs of one stack group. */
function asStack(drafts: readonly Draft[]): readonly Reckoned[] {
  const members = drafts.map((draft) => {
    const volume = positionVolume(draft.rule.versions, draft.rows, draft.key.customerId, zero);
    const member: StackMember = { programId: draft.key.programId, periodId: draft.key.periodId, volume };
    return { draft, member };
  });
  const positions = computeStack(members.map(({ member }) => member));
  return members.flatMap(({ draft, member }) => {
    const position = positions.get(member);
    return position === undefined ? [] : [{ draft, volume: member.volume, position }];
  });
}

/** All customers' positions in a program and period whose budget they share. */
function sharingBudget(drafts: readonly Draft[]): readonly Reckoned[] {
  const reckoned = drafts.map((draft) => reckonedAlone(draft, zero));
  const shares = shareBudget(new Map(reckoned.map(({ draft, position }) => [draft.key.customerId, position])));
  return reckoned.map((one) => ({ ...one, position: shares.get(one.draft.key.customerId) ?? one.position }));
}

/** Whether a program's positions of a period can only be reckoned all together. */
export function hasBudget({ versions }: Pick<PeriodRule, "versions">): boolean {
  return versions.some(({ document }) => document.limits.program_budget !== undefined);
}

function estimateFor(
  { rule, rows }: Draft,
  volume: LinedVolume,
  position: Position,
  asOfDate: string,
): Estimate | undefined {
  const { governing } = position;
  const { measure } = governing.document.qualifier;
  if (governing.document.accrual?.basis !== "expected" || measure === "days_to_payment") return undefined;
  return estimateOf(volume, position, rule.period, asOfDate, volumeByMonth(rows, volume, governing, measure));
}

/** Lines of the period that are held back. One that is held back twice, where it decides and where it earns, counts once. */
function heldLinesIn(rows: readonly AggregateRow[]): number {
  const held = (role: RuleRole) =>
    rows.reduce((sum, row) => sum + (row.role === role ? Number(row.held_line_count) : 0), 0);
  return held("both") + Math.max(held("qualifier"), held("base"));
}

const keyOf = (row: AggregateRow): PositionKey => ({
  programId: row.program_id,
  customerId: row.customer_id,
  periodId: row.period_id,
});
