import { Decimal as DecimalJs } from "decimal.js";

/**
 * Decimal as this product uses it: 60 significant digits, so that no sum or product of decimal(38,14) values is cut,
 * and half-up, the rounding that the terms promise unless a version says otherwise.
 */
export const Decimal = DecimalJs.clone({ precision: 60, rounding: DecimalJs.ROUND_HALF_UP });
export type Decimal = DecimalJs;

export const zero: Decimal = new Decimal(0);

/** A decimal number in text: digits, at most one point, no exponent, no grouping. */
export const decimalText = /^-?\d+(\.\d+)?$/;

/** Zero however it is written: a night reads more zeros than anything else. */
const zeroText = /^-?0+(\.0+)?$/;

/**
 * Reads a decimal from text as documents, DynamoDB and Parquet hold it.
 * @throws if the text is anything but digits with at most one point, so that "1e3", "0x1" and "" never become money.
 */
export function parseDecimal(text: string): Decimal {
  if (zeroText.test(text)) return zero;
  if (!decimalText.test(text)) throw new Error(`not a decimal number: ${JSON.stringify(text)}`);
  return new Decimal(text);
}

/** Writes a decimal in plain digits, never with an exponent. */
export function formatDecimal(value: Decimal): string {
  return value.isZero() ? "0" : value.toFixed();
}
