import { yearOf } from "../../calendar/accrual-period.ts";
import { Decimal, parseDecimal } from "../../money/decimal.ts";
import type { ProgramDocument } from "../../program/program.ts";
import { isAboveZero } from "../../rebate/figures.ts";
import { amountText, check, finding, placeOf, worstByTerms } from "./check.ts";
import { openRows } from "./history.ts";
import { readable, readableDay } from "./readable.ts";

/** What a position pays in all stays within the terms' cap. */
export const withinCap = check("within_cap", (context) =>
  worstByTerms(context, (line, { limits }) => {
    const cap = capOf(limits);
    const settled = readable(line.settledBefore, "what is settled").plus(readable(line.amount, "a position's amount"));
    if (cap === undefined || !isAboveZero(line.amount) || settled.lte(cap)) return finding("within_cap", {});
    const { currency } = context.payout;
    return finding("above_cap", {
      ...placeOf(line),
      currency,
      settled: amountText(settled, currency),
      cap: amountText(cap, currency),
    });
  }),
);

/** The cap, or the guarantee that the terms place above it. */
function capOf({
  cap_per_position: cap,
  guaranteed_minimum: guarantee,
}: ProgramDocument["limits"]): Decimal | undefined {
  if (cap === undefined) return undefined;
  if (guarantee?.above_cap !== true) return parseDecimal(cap);
  return Decimal.max(parseDecimal(cap), parseDecimal(guarantee.amount));
}

/** A program is paid out to one customer no more often in a year of its calendar than its terms allow. */
export const withinPayoutsPerYear = check("within_payouts_per_year", (context) =>
  worstByTerms(context, (line, document) => {
    const limit = document.limits.payouts_per_year;
    if (limit === undefined) return finding("within_payouts_per_year", {});
    const day = readableDay(context.payout.payoutOn, "the payout's day");
    const year = yearOf(document, day);
    if (year === undefined) throw new Error(`${day} lies in no year of the calendar of program ${line.programId}`);
    const isOfYear = (other: string) => year.firstDay <= other && other < year.dayAfter;
    const rows = openRows(context).filter(
      ({ programId, payoutOn: other }) => programId === line.programId && isOfYear(other),
    );
    const payouts = new Set(rows.map(({ payoutId }) => payoutId)).size;
    return payouts < limit
      ? finding("within_payouts_per_year", {})
      : finding("payouts_of_year_used_up", {
          ...placeOf(line),
          limit: String(limit),
          year: year.id,
          payouts: String(payouts),
        });
  }),
);

/** All customers together are paid no more of a program in a period than its budget. */
export const withinBudget = check("within_budget", (context) =>
  worstByTerms(context, (line, { limits: { program_budget } }) => {
    if (program_budget === undefined) return finding("within_budget", {});
    const budget = parseDecimal(program_budget);
    const paidToAllBefore = readable(line.paidToAllBefore, "what is paid to all customers");
    const paidToAll = paidToAllBefore.plus(readable(line.amount, "a position's amount"));
    if (!isAboveZero(line.amount) || paidToAll.lte(budget)) return finding("within_budget", {});
    const { currency } = context.payout;
    return finding("budget_exceeded", {
      ...placeOf(line),
      currency,
      paid_to_all: amountText(paidToAll, currency),
      budget: amountText(budget, currency),
    });
  }),
);
