import { compareText } from "../compare-text.ts";
import { type Decimal, parseDecimal, zero } from "../money/decimal.ts";
import { splitRounded } from "../money/split.ts";
import type { Position } from "./position.ts";

/**
 * Shares a program's budget for one accrual period among its customers. While together they earn no more than the budget, each gets
 * what he earns; beyond it each gets his part in the ratio of what he would earn. Rounding follows the customers' ids, so the
 * shares sum to the budget to the last minor unit, never exceed what was earned, and do not depend on any order of processing.
 *
 * The latest version that governs any of them says the budget. With a budget of 100.00 and customers who would earn 90.00 and 60.00: 60.00 and 40.00.
 * @param earned every customer's position in the program and period
 */
export function shareBudget(earned: ReadonlyMap<string, Position>): ReadonlyMap<string, Position> {
  const ordered = [...earned].sort(([a], [b]) => compareText(a, b));
  const latest = ordered.reduce((last, [, { governing }]) => Math.max(last, governing.version), 0);
  const terms = ordered.find(([, { governing }]) => governing.version === latest)?.[1].governing.document;
  if (terms?.limits.program_budget === undefined) return earned;
  const budget = parseDecimal(terms.limits.program_budget);
  const amounts = ordered.map(([, { standing }]) => standing.earned);
  const total = amounts.reduce((sum, amount) => sum.plus(amount), zero);
  if (total.lte(budget)) return earned;
  const shares = splitRounded(budget, amounts, terms.currency, terms.rounding);
  return new Map(
    ordered.map(([customer, position], index) => {
      return [customer, withShare(position, shares[index] ?? zero)];
    }),
  );
}

/** A position that earns its share of the budget instead of what it would earn; where that is the same, its own reason stands. */
export function withShare(position: Position, share: Decimal): Position {
  const { standing, effects, governing } = position;
  const minimum = parseDecimal(governing.document.limits.minimum_payout ?? "0");
  return {
    ...position,
    standing: {
      ...standing,
      earned: share,
      payable: share.gte(minimum) ? share : zero,
      ...(share.eq(standing.earned) ? {} : { reason: "budget_shared_out" as const }),
    },
    effects: [...effects, { step: "program_budget", before: standing.earned, after: share }],
  };
}
