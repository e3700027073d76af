import { parseDecimal, zero } from "../../money/decimal.ts";
import { type Benefit, volumeMeasures } from "../../program/program.ts";
import type { BenefitArithmetic } from "./benefit.ts";

/** 500.00 for reaching the tier, however far beyond it the volume goes. */
export const fixed: BenefitArithmetic<Extract<Benefit, { kind: "fixed" }>> = {
  upTo: () => () => zero,
  once: ({ amount }) => parseDecimal(amount),
  bases: { measures: volumeMeasures, because: "a fixed amount is given for volume" },
};
