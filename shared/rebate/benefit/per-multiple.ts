import { parseDecimal, zero } from "../../money/decimal.ts";
import { type Benefit, volumeMeasures } from "../../program/program.ts";
import type { BenefitArithmetic } from "./benefit.ts";
import { fullMultiples } from "./full-multiples.ts";

/** 5.00 for each full 100 units: 250 units give 10.00, because the last 50 make no full hundred. */
export const perMultiple: BenefitArithmetic<Extract<Benefit, { kind: "per-multiple" }>> = {
  upTo({ multiple, amount }) {
    const [size, each] = [parseDecimal(multiple), parseDecimal(amount)];
    return (base) => fullMultiples(base, size).times(each);
  },
  once: () => zero,
  bases: { measures: volumeMeasures, because: "multiples are counted in volume" },
};
