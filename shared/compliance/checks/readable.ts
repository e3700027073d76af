import { checkedDay } from "../../calendar/day.ts";
import type { Decimal } from "../../money/decimal.ts";

/**
 * An amount that can be compared: NaN is neither above nor below anything and would pass.
 * @throws if it is not a finite number
 */
export function readable(amount: Decimal, what: string): Decimal {
  if (!amount.isFinite()) throw new Error(`${what} is ${amount}`);
  return amount;
}

/** @throws if the text is not a day such as 2011-03-31 */
export function readableDay(day: string, what: string): string {
  try {
    return checkedDay(day);
  } catch {
    throw new Error(`${what} is ${JSON.stringify(day)}, not a day written as 2011-03-31`);
  }
}

/** A text of the source without what surrounds it; undefined where nothing is left. */
export function stated(text: string | undefined): string | undefined {
  const trimmed = text?.normalize("NFKC").trim();
  return trimmed === "" ? undefined : trimmed;
}
