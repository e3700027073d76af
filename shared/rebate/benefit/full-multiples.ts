import type { Decimal } from "../../money/decimal.ts";
import { readParts } from "../pro-rata.ts";

/** How many full multiples a base holds: 150 holds one hundred, −150 takes one hundred back. */
export function fullMultiples(base: Decimal, multiple: Decimal): Decimal {
  return readParts(base).divToInt(multiple);
}
