import type { Decimal } from "../../money/decimal.ts";
import type { Benefit } from "../../program/program.ts";
import type { BenefitArithmetic } from "./benefit.ts";
import { fixed } from "./fixed.ts";
import { perUnit } from "./per-unit.ts";
import { percent } from "./percent.ts";

/** Every kind of benefit with its arithmetic; a kind without one does not compile. */
const benefits = { percent, "per-unit": perUnit, fixed } as const satisfies {
  [Kind in Benefit["kind"]]: BenefitArithmetic<Extract<Benefit, { kind: Kind }>>;
};

/** The arithmetic of a benefit, bound to it. */
export function arithmeticOf(benefit: Benefit): {
  readonly rate: Decimal;
  readonly once: Decimal;
  readonly bases: BenefitArithmetic<Benefit>["bases"];
} {
  // The table pairs each kind with its own arithmetic; the compiler cannot follow that through an index.
  const { rate, once, bases } = benefits[benefit.kind] as BenefitArithmetic<Benefit>;
  return { rate: rate(benefit), once: once(benefit), bases };
}
