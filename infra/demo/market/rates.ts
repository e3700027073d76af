import type { MarketDay } from "./calendar.ts";
import { monthCount } from "./calendar.ts";
import { model, type Response, responses } from "./model.ts";

/**
 * By how much orders come more often than at a customer's own rate, for all customers alike:
 * (1 + amplitude · cos(2π (month − peak month)/12)) · e^(growth · months passed).
 */
export function commonFactor({ month, monthsPassed }: Pick<MarketDay, "month" | "monthsPassed">): number {
  const { amplitude, peakMonth } = model.season;
  const season = 1 + amplitude * Math.cos((2 * Math.PI * (month + 1 - peakMonth)) / 12);
  return season * Math.exp(model.growthPerMonth * monthsPassed);
}

const largestResponse = ({ lift, pressure }: Response): number => (1 + lift) * (1 + pressure);

/** No customer's rate is ever above its own by more than this: what orders are drawn at before they are thinned. */
export const largestFactor =
  (1 + model.season.amplitude) *
  Math.exp(model.growthPerMonth * monthCount) *
  Math.max(...Object.values(responses).map(largestResponse));
