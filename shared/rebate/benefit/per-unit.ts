import { parseDecimal, zero } from "../../money/decimal.ts";
import type { Benefit } from "../../program/program.ts";
import type { BenefitArithmetic } from "./benefit.ts";

/** 0.40 per unit on 250 units gives 100.00; on order_count it is an amount per order, on active_days per day. */
export const perUnit: BenefitArithmetic<Extract<Benefit, { kind: "per-unit" }>> = {
  upTo({ amount }) {
    const perUnit = parseDecimal(amount);
    return (base) => base.times(perUnit);
  },
  once: () => zero,
  bases: {
    measures: ["quantity", "order_count", "active_days"],
    because: "an amount per unit needs something counted",
  },
};
