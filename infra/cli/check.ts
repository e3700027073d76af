import { type Decimal, formatDecimal } from "../../shared/money/decimal.ts";

/** One thing that was checked: how much of it there was, and everything that does not hold. */
export type Check = {
  readonly check: string;
  readonly checked: string;
  readonly problems: readonly string[];
};

/** The difference in words; none where both are the same. */
export function differs<T extends string | number>(what: string, found: T, expected: T): readonly string[] {
  return found === expected ? [] : [`${what}: ${found} instead of ${expected}`];
}

export function amountsDiffer(what: string, found: Decimal, expected: Decimal): readonly string[] {
  return found.eq(expected) ? [] : [`${what}: ${formatDecimal(found)} instead of ${formatDecimal(expected)}`];
}
