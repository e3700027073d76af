import { z } from "zod";
import type { CalendarPeriod } from "../calendar/period.ts";
import { compareText } from "../compare-text.ts";
import { sharedPosition } from "../explanation/told-position.ts";
import { invariant } from "../invariant.ts";
import { positionId } from "../ledger/position.ts";
import { type Decimal, parseDecimal, zero } from "../money/decimal.ts";
import type { Payout } from "../payout/payout.ts";
import type { ProgramVersion } from "../program/program.ts";
import { sumOf } from "../rebate/figures.ts";
import type { Standing, StepEffect } from "../rebate/position.ts";
import type { QualifyingLine } from "../rebate/qualifying-line.ts";
import type { AggregateRow } from "../run/aggregate-row.ts";
import type { RunRules } from "../run/period-rules.ts";
import type { RunReference } from "../run/plan.ts";
import { type ReckonedPosition, reckonPositions } from "../run/positions.ts";
import { type PositionPayments, paymentsOf, type StatedPayment } from "./payments.ts";
import { isInSpan, type StatementSpan } from "./span.ts";

const amount = z.string().transform(parseDecimal);
const optional = z.string().nullable();

const CustomerRow = z.object({
  customer_name: optional,
  legal_entity: optional,
  region: optional,
  segment: optional,
  language: z.enum(["en", "zh"]).nullable(),
});

const StandingRow = z.object({
  program_id: z.string(),
  program_version: z.coerce.number(),
  period_id: z.string(),
  period_first_day: z.string(),
  period_day_after: z.string(),
  currency: z.string(),
  net_amount: amount,
  earned_amount: amount,
  accrual_basis: z.enum(["earned", "expected"]),
  accrued_amount: amount,
  held_line_count: z.coerce.number(),
});
type StandingRow = z.infer<typeof StandingRow>;

/** Whom a statement is for. */
export type StatedCustomer = {
  readonly customerId: string;
  readonly name: string;
  readonly legalEntity?: string;
  readonly region?: string;
  readonly segment?: string;
  /** The language that the registered payee is written to in. */
  readonly language?: "en" | "zh";
};

/** The purchases of a month that earn. */
export type StatedMonth = { readonly month: string; readonly lineCount: number; readonly netAmount: Decimal };

/** One position on a statement. Amounts in the program's currency. */
export type StatedPosition = {
  readonly programId: string;
  readonly period: CalendarPeriod;
  readonly currency: string;
  /** The version whose terms apply to the position as a whole. */
  readonly terms: ProgramVersion;
  readonly months: readonly StatedMonth[];
  readonly lineCount: number;
  /** Net amount of the lines that earn; the months sum to it. */
  readonly netAmount: Decimal;
  readonly heldLineCount: number;
  readonly standing: Standing;
  readonly steps: readonly StepEffect[];
  readonly isExpected: boolean;
  /** What the ledger held as owed after the run. */
  readonly accrued: Decimal;
} & PositionPayments;

export type Statement = {
  readonly customer: StatedCustomer;
  readonly span: StatementSpan;
  readonly run: RunReference;
  /** By program, then by period; none where nothing was bought or booked. */
  readonly positions: readonly StatedPosition[];
  /** What was paid, is on its way or waits, the earliest day first. */
  readonly payments: readonly StatedPayment[];
};

/** Neither a customer file, a payee nor a position names the customer. */
export class CustomerUnknown extends Error {
  override readonly name = "CustomerUnknown";
}

/** What was found of a customer, as rows of text, and the payouts. */
export type StatementFindings = {
  readonly run: RunReference;
  readonly rules: RunRules;
  /** Rows of queries/statement/customer.sql: one or none. */
  readonly customer: readonly unknown[];
  /** Rows of queries/statement/customer-standings.sql. */
  readonly standings: readonly unknown[];
  /** Rows of queries/nightly/aggregate.sql for the customer alone, line by line. */
  readonly aggregate: readonly AggregateRow[];
  readonly payouts: readonly Payout[];
};

/**
 * A customer's statement from what the latest committed run counted and booked, and from the payouts.
 * @throws CustomerUnknown
 */
export function statementOf(customerId: string, span: StatementSpan, findings: StatementFindings): Statement {
  const { run, rules, aggregate, payouts } = findings;
  const standings = findings.standings.map((row) => StandingRow.parse(row));
  const [known] = findings.customer.map((row) => CustomerRow.parse(row));
  if (known === undefined && standings.length === 0)
    throw new CustomerUnknown(`run ${run.run_id} knows no customer ${customerId}`);

  const shown = standings.filter((row) => isInSpan(span, periodOf(row)));
  const booked = shown.map((row) => ({ key: keyOf(customerId, row), periodDayAfter: row.period_day_after }));
  const reckoned = new Map(
    reckonPositions(rules, aggregate, booked, run.as_of_date).map((one) => [positionId(one.key), one]),
  );
  const positions = shown
    .map((row) => {
      const found = reckoned.get(positionId(keyOf(customerId, row)));
      invariant(found !== undefined, `${row.program_id}/${row.period_id}: a position of a run can be reckoned`);
      return stated(row, found, payouts);
    })
    .sort((a, b) => compareText(a.programId, b.programId) || compareText(a.period.firstDay, b.period.firstDay));
  return {
    customer: customerOf(customerId, known),
    span,
    run,
    positions,
    payments: positions
      .flatMap(({ payments }) => payments)
      .sort((a, b) => compareText(a.day, b.day) || compareText(a.payoutId, b.payoutId)),
  };
}

function customerOf(customerId: string, known: z.infer<typeof CustomerRow> | undefined): StatedCustomer {
  const { customer_name, legal_entity, region, segment, language } = known ?? {};
  return {
    customerId,
    name: customer_name ?? customerId,
    ...(legal_entity == null ? {} : { legalEntity: legal_entity }),
    ...(region == null ? {} : { region }),
    ...(segment == null ? {} : { segment }),
    ...(language == null ? {} : { language }),
  };
}

const keyOf = (customerId: string, { program_id, period_id }: StandingRow) => ({
  programId: program_id,
  customerId,
  periodId: period_id,
});

const periodOf = ({ period_id, period_first_day, period_day_after }: StandingRow): CalendarPeriod => ({
  id: period_id,
  firstDay: period_first_day,
  dayAfter: period_day_after,
});

function stated(row: StandingRow, reckoned: ReckonedPosition, payouts: readonly Payout[]): StatedPosition {
  const { programId, periodId } = reckoned.key;
  const { standing, governing, effects } = sharedPosition(reckoned, row.earned_amount);
  const name = positionId(reckoned.key);
  invariant(standing.earned.eq(row.earned_amount), `${name}: the lines earn what the run found`);
  const earning = reckoned.volume.lines.filter(({ base }) => base !== undefined);
  const months = monthsOf(earning);
  const netAmount = sumOf(months, (month) => month.netAmount);
  invariant(netAmount.eq(row.net_amount), `${name}: the months sum to the net amount that the run found`);
  return {
    programId,
    period: periodOf(row),
    currency: row.currency,
    terms: governing,
    months,
    lineCount: earning.length,
    netAmount,
    heldLineCount: row.held_line_count,
    standing,
    steps: effects,
    isExpected: row.accrual_basis === "expected",
    accrued: row.accrued_amount,
    ...paymentsOf({ programId, periodId, accrued: row.accrued_amount }, payouts),
  };
}

function monthsOf(lines: readonly QualifyingLine[]): readonly StatedMonth[] {
  const byMonth = Map.groupBy(lines, ({ orderDate }) => orderDate.slice(0, "2025-01".length));
  return [...byMonth]
    .map(([month, own]) => ({
      month,
      lineCount: own.length,
      netAmount: sumOf(own, ({ base }) => base?.netAmount ?? zero),
    }))
    .sort((a, b) => compareText(a.month, b.month));
}
