import { parseDecimal, zero } from "../../money/decimal.ts";
import type { Benefit } from "../../program/program.ts";
import type { BenefitArithmetic } from "./benefit.ts";

/** 2.5 percent of a net amount of 1,000.00 gives 25.00. */
export const percent: BenefitArithmetic<Extract<Benefit, { kind: "percent" }>> = {
  upTo({ percent }) {
    const rateFraction = parseDecimal(percent).div(100);
    return (base) => base.times(rateFraction);
  },
  once: () => zero,
  bases: { measures: ["net_amount", "gross_amount", "contract_amount"], because: "a percentage is taken of money" },
};
