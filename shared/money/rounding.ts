import { minorDigits } from "./currency.ts";
import { Decimal } from "./decimal.ts";

/** How an amount between two minor units is settled. `down` goes to the lower one. */
export const roundings = ["half-up", "half-even", "down"] as const;
export type Rounding = (typeof roundings)[number];

const modes = {
  "half-up": Decimal.ROUND_HALF_UP,
  "half-even": Decimal.ROUND_HALF_EVEN,
  down: Decimal.ROUND_FLOOR,
} as const satisfies Record<Rounding, 3 | 4 | 6>;

/** Rounds to the currency's minor unit. The only place where money is rounded. */
export function roundToMinorUnit(amount: Decimal, currency: string, rounding: Rounding): Decimal {
  return amount.toDecimalPlaces(minorDigits(currency), modes[rounding]);
}

/** Whether an amount can be paid as it stands, without rounding. */
export function isInMinorUnits(amount: Decimal, currency: string): boolean {
  return amount.decimalPlaces() <= minorDigits(currency);
}
