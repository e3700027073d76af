import { invariant } from "../invariant.ts";
import type { Decimal } from "./decimal.ts";

/** An amount that knows its currency. Where the currency is known at compile time, two of them do not add. */
export type Money<Currency extends string = string> = {
  readonly amount: Decimal;
  readonly currency: Currency;
};

export function money<const Currency extends string>(amount: Decimal, currency: Currency): Money<Currency> {
  return { amount, currency };
}

export function addMoney<Currency extends string>(a: Money<Currency>, b: Money<NoInfer<Currency>>): Money<Currency> {
  invariant(a.currency === b.currency, `${a.currency} and ${b.currency} do not add`);
  return { amount: a.amount.plus(b.amount), currency: a.currency };
}

export function subtractMoney<Currency extends string>(
  a: Money<Currency>,
  b: Money<NoInfer<Currency>>,
): Money<Currency> {
  return addMoney(a, { amount: b.amount.negated(), currency: b.currency });
}
