import { Decimal, parseDecimal, zero } from "../money/decimal.ts";
import { roundToMinorUnit } from "../money/rounding.ts";
import type { ProgramDocument } from "../program/program.ts";
import type { StandingReason } from "./reasons.ts";

/** One step between what the tiers give and what is earned. */
export type Step = {
  readonly name: string;
  readonly apply: (amount: Decimal, terms: ProgramDocument) => Decimal;
  /** What to say when the step changed the amount; rounding alone changes nothing worth saying. */
  readonly reason?: StandingReason;
};

const notBelowZero: Step = {
  name: "not_below_zero",
  apply: (amount) => Decimal.max(amount, zero),
  reason: "taken_back",
};

const capPerPosition: Step = {
  name: "cap_per_position",
  apply: (amount, { limits }) =>
    limits.cap_per_position === undefined ? amount : Decimal.min(amount, parseDecimal(limits.cap_per_position)),
  reason: "capped_per_position",
};

const roundOnce: Step = {
  name: "round_to_minor_unit",
  apply: (amount, { currency, rounding }) => roundToMinorUnit(amount, currency, rounding),
};

/** From the tiers' result to what is earned. The order is part of the terms. */
export const afterTiers: readonly Step[] = [
  notBelowZero, // first: a limit is promised on what is owed, and less than nothing is never owed
  capPerPosition, // before rounding, so that whatever limit comes to stand here works on exact amounts
  roundOnce, // last and once: a cap is a whole number of minor units, so rounding never lifts an amount above it
];
