import { Decimal, parseDecimal, zero } from "../money/decimal.ts";
import { roundToMinorUnit } from "../money/rounding.ts";
import type { ProgramDocument } from "../program/program.ts";
import type { StandingReason } from "./reasons.ts";

/** What a step may look at besides the amount. */
export type StepContext = {
  /** The terms of the version that governs the position as a whole. */
  readonly terms: ProgramDocument;
  /** What the tier reached promises at least; undefined where it promises nothing. */
  readonly tierMinimum: Decimal | undefined;
  /** The net amount of the base. */
  readonly baseNetAmount: Decimal;
  /** Whether more was bought than taken back. */
  readonly hasBought: boolean;
  /** What the year's earlier periods earned beyond their guaranteed minimum. */
  readonly guaranteeExcess: Decimal;
};

/** One step between what the tiers give and what is earned. */
export type Step = {
  readonly name: string;
  readonly apply: (amount: Decimal, context: StepContext) => Decimal;
  /** What to say when the step changed the amount; rounding alone changes nothing worth saying. */
  readonly reason?: StandingReason;
};

const tierMinimum: Step = {
  name: "tier_minimum",
  apply: (amount, { tierMinimum }) => (tierMinimum === undefined ? amount : Decimal.max(amount, tierMinimum)),
  reason: "raised_to_tier_minimum",
};

const notBelowZero: Step = {
  name: "not_below_zero",
  apply: (amount) => (amount.isNegative() ? zero : amount),
  reason: "taken_back",
};

const shareOfNetAmount: Step = {
  name: "share_of_net_amount",
  apply(amount, { terms: { limits }, baseNetAmount }) {
    if (limits.share_of_net_amount === undefined) return amount;
    const share = Decimal.max(zero, baseNetAmount).times(parseDecimal(limits.share_of_net_amount)).div(100);
    return Decimal.min(amount, share);
  },
  reason: "limited_to_share_of_net_amount",
};

const capPerPosition: Step = {
  name: "cap_per_position",
  apply: (amount, { terms: { limits } }) =>
    limits.cap_per_position === undefined ? amount : Decimal.min(amount, parseDecimal(limits.cap_per_position)),
  reason: "capped_per_position",
};

const guaranteedMinimum: Step = {
  name: "guaranteed_minimum",
  apply(amount, context) {
    const guarantee = guaranteeOf(context);
    if (guarantee.isZero() || guarantee.lte(amount)) return amount;
    const isAboveCap = context.terms.limits.guaranteed_minimum?.above_cap !== false;
    return isAboveCap ? guarantee : Decimal.max(amount, capped(guarantee, context));
  },
  reason: "raised_to_guarantee",
};

const roundOnce: Step = {
  name: "round_to_minor_unit",
  apply: (amount, { terms: { currency, rounding } }) => roundToMinorUnit(amount, currency, rounding),
};

/**
 * From the tiers' result to what is earned. The order is part of the terms. A program's budget is shared out after all of them,
 * because it looks at every customer: see budget.ts. The cap per line comes before them, where lines are: see gains.ts.
 */
export const afterTiers: readonly Step[] = [
  tierMinimum, // first: it is a part of what the tier gives, and every limit is promised on that
  notBelowZero, // less than nothing is never owed
  shareOfNetAmount, // the cap in money is the last word, so the relative one comes before it
  capPerPosition,
  guaranteedMinimum, // after the caps: a guarantee wins over a cap unless the version says otherwise
  roundOnce, // last and once: stated amounts are whole minor units, so rounding never lifts an amount above a cap
];

/** What is still guaranteed: nothing to a customer who bought nothing, and less by what earlier periods earned beyond theirs. */
export function guaranteeOf({ terms, hasBought, guaranteeExcess }: StepContext): Decimal {
  const { guaranteed_minimum: guarantee } = terms.limits;
  if (guarantee === undefined || !hasBought) return zero;
  const amount = parseDecimal(guarantee.amount);
  return guarantee.over === "year" ? Decimal.max(zero, amount.minus(guaranteeExcess)) : amount;
}

function capped(amount: Decimal, context: StepContext): Decimal {
  return capPerPosition.apply(shareOfNetAmount.apply(amount, context), context);
}
