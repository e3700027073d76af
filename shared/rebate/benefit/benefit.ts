import type { Decimal } from "../../money/decimal.ts";
import type { Measure } from "../../program/program.ts";

/**
 * What one kind of benefit gives, unrounded and in the program's currency.
 * Two parts, because a method treats them differently: one grows with the base, one is given once for reaching the tier.
 */
export type BenefitArithmetic<Benefit> = {
  /** Per unit of the base measure: 0.02 for 2 percent of an amount. */
  readonly rate: (benefit: Benefit) => Decimal;
  /** Once, for reaching the tier. */
  readonly once: (benefit: Benefit) => Decimal;
  /** The measures that make sense as its base, and what they have in common. */
  readonly bases: { readonly measures: readonly Measure[]; readonly because: string };
};
