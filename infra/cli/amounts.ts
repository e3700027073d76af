import { minorDigits } from "../../shared/money/currency.ts";
import type { Decimal } from "../../shared/money/decimal.ts";
import { grouped } from "../../shared/money/grouped.ts";

/** An amount as finance writes it, in the currency's minor unit: `12,345.60`. */
export function amountText(amount: Decimal, currency: string): string {
  return grouped(amount.toFixed(minorDigits(currency)));
}

/** A change with its sign, so that a reversal is seen: `+120.00`, `-3.50`, `0.00`. */
export function changeText(change: Decimal, currency: string): string {
  return `${change.gt(0) ? "+" : ""}${amountText(change, currency)}`;
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(String(number))} ${number === 1 ? one : many}`;
}
