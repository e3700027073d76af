import { Decimal, formatDecimal } from "./decimal.ts";

/** For JSON.stringify: writes amounts in plain digits, as `parseDecimal` reads them. */
export function decimalsAsText(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const amount = this[key];
  return amount instanceof Decimal ? formatDecimal(amount) : value;
}
