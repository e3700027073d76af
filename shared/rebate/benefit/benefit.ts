import type { Decimal } from "../../money/decimal.ts";
import type { Measure } from "../../program/program.ts";

/**
 * What one kind of benefit gives, unrounded and in the program's currency.
 * Two parts, because a method treats them differently: one grows with the base, one is given once for reaching the tier.
 */
export type BenefitArithmetic<Benefit> = {
  /**
   * What a base from zero up to `base` gives. The gain between two bases is the difference, so that a part of a multiple is
   * remembered, and a base below zero gives back what the same base above zero gives.
   */
  readonly upTo: (benefit: Benefit) => (base: Decimal) => Decimal;
  /** Once, for reaching the tier. */
  readonly once: (benefit: Benefit) => Decimal;
  /** Free pieces that a base gives; absent where the benefit is money. */
  readonly freeQuantity?: (benefit: Benefit) => (base: Decimal) => Decimal;
  /** The measures that make sense as its base, and what they have in common. */
  readonly bases: { readonly measures: readonly Measure[]; readonly because: string };
};
