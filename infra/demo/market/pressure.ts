import { type Decimal, zero } from "../../../shared/money/decimal.ts";

/**
 * How much of the way from the tier reached to the next one is done, from 0 up to below 1; 0 in the last tier, which leads nowhere.
 * Kivetz, Urminsky and Zheng, The goal-gradient hypothesis resurrected, Journal of Marketing Research 43 (2006): effort depends on the
 * share of the distance to the goal that remains, and falls back once it is reached.
 * @param bounds lower bounds of the tiers, ascending
 */
export function nearness(volume: Decimal, bounds: readonly Decimal[]): number {
  const next = bounds.find((bound) => bound.gt(volume));
  if (next === undefined) return 0;
  const reached = bounds.findLast((bound) => bound.lte(volume)) ?? zero;
  return volume.minus(reached).div(next.minus(reached)).toNumber();
}

/**
 * By how much orders come more often because the next tier is near: 1 + pressure · nearness². Taylor and Neslin, The current and
 * future sales impact of a retail frequency reward program, Journal of Retailing 81 (2005), call it points pressure.
 */
export function pressureFactor(pressure: number, volume: Decimal, bounds: readonly Decimal[]): number {
  return pressure === 0 ? 1 : 1 + pressure * nearness(volume, bounds) ** 2;
}
