import { type Decimal, zero } from "../money/decimal.ts";

/** The sum of a figure over items. The first is taken as it is: a night sums tens of thousands of positions of one parcel. */
export function sumOf<Item>(items: readonly Item[], figure: (item: Item) => Decimal): Decimal {
  let sum: Decimal | undefined;
  for (const item of items) sum = sum === undefined ? figure(item) : sum.plus(figure(item));
  // A decimal can be a negative zero, which no reader expects.
  return sum === undefined || sum.isZero() ? zero : sum;
}

/** Whether a figure is above zero; cheaper than a comparison, which makes a decimal of its zero each time. */
export function isAboveZero(figure: Decimal): boolean {
  return figure.isPositive() && !figure.isZero();
}

export function isBelowZero(figure: Decimal): boolean {
  return figure.isNegative() && !figure.isZero();
}
