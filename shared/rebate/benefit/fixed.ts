import { parseDecimal, zero } from "../../money/decimal.ts";
import { type Benefit, measures } from "../../program/program.ts";
import type { BenefitArithmetic } from "./benefit.ts";

/** 500.00 for reaching the tier, however far beyond it the volume goes. */
export const fixed: BenefitArithmetic<Extract<Benefit, { kind: "fixed" }>> = {
  rate: () => zero,
  once: ({ amount }) => parseDecimal(amount),
  bases: { measures, because: "a fixed amount does not look at the base" },
};
