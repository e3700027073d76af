import type { Decimal } from "../money/decimal.ts";

/**
 * A bound may fall inside a line, and a third of a line is no decimal. Parts are cut to this many places, each as the difference of
 * two neighbours, so that they sum to what was cut.
 */
const partPlaces = 40;

/**
 * What parts add up to is read with fewer places before it is rounded, compared or counted in multiples, so that three thirds of a
 * cent are a cent. Volumes have at most 14 places and rates 12: what was never cut is read as it is.
 */
const readPlaces = 30;

export function cutPart(value: Decimal): Decimal {
  return value.toDecimalPlaces(partPlaces);
}

export function readParts(value: Decimal): Decimal {
  return value.decimalPlaces() <= readPlaces ? value : value.toDecimalPlaces(readPlaces);
}
