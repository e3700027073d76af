import type { Decimal } from "../../money/decimal.ts";
import type { Benefit } from "../../program/program.ts";
import type { BenefitArithmetic } from "./benefit.ts";
import { fixed } from "./fixed.ts";
import { freeGoods } from "./free-goods.ts";
import { perMultiple } from "./per-multiple.ts";
import { perUnit } from "./per-unit.ts";
import { percent } from "./percent.ts";

/** Every kind of benefit with its arithmetic; a kind without one does not compile. */
const benefits = {
  percent,
  "per-unit": perUnit,
  fixed,
  "per-multiple": perMultiple,
  "free-goods": freeGoods,
} as const satisfies {
  [Kind in Benefit["kind"]]: BenefitArithmetic<Extract<Benefit, { kind: Kind }>>;
};

/** The kinds of benefit, in the order of the table. */
export const benefitKinds = Object.keys(benefits);

/** A benefit's arithmetic, bound to it. */
export type BoundBenefit = {
  readonly upTo: (base: Decimal) => Decimal;
  readonly once: Decimal;
  readonly freeQuantity?: (base: Decimal) => Decimal;
};

export function boundBenefit(benefit: Benefit): BoundBenefit {
  const { upTo, once, freeQuantity } = arithmeticOf(benefit);
  return {
    upTo: upTo(benefit),
    once: once(benefit),
    ...(freeQuantity === undefined ? {} : { freeQuantity: freeQuantity(benefit) }),
  };
}

/** The measures that a benefit can be applied to, and why only they. */
export function basesOf(benefit: Benefit): BenefitArithmetic<Benefit>["bases"] {
  return arithmeticOf(benefit).bases;
}

function arithmeticOf(benefit: Benefit): BenefitArithmetic<Benefit> {
  // The table pairs each kind with its own arithmetic; the compiler cannot follow that through an index.
  return benefits[benefit.kind] as BenefitArithmetic<Benefit>;
}
