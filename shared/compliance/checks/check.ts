import { isCurrency, minorDigits } from "../../money/currency.ts";
import { type Decimal, formatDecimal } from "../../money/decimal.ts";
import type { ProgramDocument } from "../../program/program.ts";
import type { ComplianceContext, Payee, PayoutLine } from "../context.ts";
import { complianceReasons, type Figures, type FiguresOf, type ReasonCode, type Verdict } from "../reasons.ts";
import type { ComplianceTerms } from "../terms.ts";

/** What one look at a payout finds. */
export type Finding = { readonly verdict: Verdict; readonly reason: ReasonCode; readonly figures: Figures };

/** How a check looks. It may throw on data that it cannot read: see `check`. */
type Judge = (context: ComplianceContext, terms: ComplianceTerms) => Finding;

export type Check<Id extends string = string> = { readonly id: Id; readonly run: Judge };

/**
 * A check that never throws: a payout whose data cannot be read is blocked with the problem on record, and the other payouts of
 * the same close go on.
 */
export function check<const Id extends string>(id: Id, judge: Judge): Check<Id> {
  return {
    id,
    run(context, terms) {
      try {
        return judge(context, terms);
      } catch (error) {
        return finding("cannot_be_judged", { problem: error instanceof Error ? error.message : String(error) });
      }
    },
  };
}

/** A reason with the figures that its words name; the verdict is the reason's. */
export function finding<Code extends ReasonCode>(reason: Code, figures: FiguresOf<Code>): Finding {
  return { verdict: complianceReasons[reason].verdict, reason, figures };
}

const severity = { pass: 0, warn: 1, block: 2 } as const satisfies Record<Verdict, number>;

/** The gravest of them, the first among equals; undefined if there are none. */
export function worstOf<Item extends { readonly verdict: Verdict }>(items: readonly Item[]): Item | undefined {
  return items.reduce<Item | undefined>(
    (worst, item) => (worst !== undefined && severity[worst.verdict] >= severity[item.verdict] ? worst : item),
    undefined,
  );
}

/** The gravest finding over the payout's positions. */
export function worstOfLines({ payout }: ComplianceContext, judge: (line: PayoutLine) => Finding): Finding {
  return worstOf(payout.lines.map(judge)) ?? finding("payout_without_positions", {});
}

/** The gravest finding over the payout's positions by the terms of each; a position without terms blocks. */
export function worstByTerms(
  context: ComplianceContext,
  judge: (line: PayoutLine, document: ProgramDocument) => Finding,
): Finding {
  return worstOfLines(context, (line) =>
    line.document === undefined ? finding("no_version_in_force", placeOf(line)) : judge(line, line.document),
  );
}

/** What the payee shows; without a payee there is nothing to show, which blocks. */
export function ofPayee({ payee, customer }: ComplianceContext, judge: (payee: Payee) => Finding): Finding {
  return payee === undefined ? finding("payee_missing", { customer: customer.customerId }) : judge(payee);
}

/** The position of a line, as words name it. */
export function placeOf({ programId, periodId }: PayoutLine) {
  return { program: programId, period: periodId };
}

/** An amount as words and records hold it: plain digits, with at least the decimals of its currency. */
export function amountText(amount: Decimal, currency: string): string {
  if (!isCurrency(currency) || !amount.isFinite()) return formatDecimal(amount);
  return amount.toFixed(Math.max(minorDigits(currency), amount.decimalPlaces()));
}
