import { minorDigits } from "../money/currency.ts";
import type { Decimal } from "../money/decimal.ts";

/** An amount with exactly the decimals of its currency: 1200 for JPY, 1200.00 for EUR, 1200.000 for BHD. */
export function amountText(amount: Decimal, currency: string): string {
  return amount.toFixed(minorDigits(currency));
}
