import { parseDecimal, zero } from "../../money/decimal.ts";
import type { Benefit } from "../../program/program.ts";
import type { BenefitArithmetic } from "./benefit.ts";
import { fullMultiples } from "./full-multiples.ts";

/** 2 free for each full 100 bought: 150 give 2 pieces, booked at their unit value. */
export const freeGoods: BenefitArithmetic<Extract<Benefit, { kind: "free-goods" }>> = {
  upTo({ multiple, quantity, unit_value }) {
    const [size, value] = [parseDecimal(multiple), parseDecimal(quantity).times(parseDecimal(unit_value))];
    return (base) => fullMultiples(base, size).times(value);
  },
  once: () => zero,
  freeQuantity({ multiple, quantity }) {
    const [size, pieces] = [parseDecimal(multiple), parseDecimal(quantity)];
    return (base) => fullMultiples(base, size).times(pieces);
  },
  bases: {
    measures: ["quantity", "order_count", "active_days"],
    because: "free goods are given for something counted",
  },
};
