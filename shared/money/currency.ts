import { minorDigitsByCurrency } from "./currencies.ts";

/** Whether a text is an active ISO 4217 code that amounts can be owed in. */
export function isCurrency(code: string): boolean {
  return minorDigitsByCurrency.has(code);
}

/**
 * Digits after the decimal point of the currency's minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
 * @throws for a code that ISO 4217 does not list; documents and files are checked before they reach any arithmetic.
 */
export function minorDigits(currency: string): number {
  const digits = minorDigitsByCurrency.get(currency);
  if (digits === undefined) throw new Error(`not an ISO 4217 currency: ${JSON.stringify(currency)}`);
  return digits;
}
