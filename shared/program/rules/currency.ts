import { isCurrency } from "../../money/currency.ts";
import { mustBeAboveZero, problem, type Rule, tooLong } from "./rule.ts";

const currencyIsKnown: Rule = ({ currency }) =>
  currency === undefined || isCurrency(currency)
    ? []
    : problem(["currency"], `ISO 4217 lists no currency ${currency} that amounts can be paid in`);

/** Digits of an exchange rate that the nightly aggregate multiplies exactly: decimal(14,8). */
const rateDigits = { before: 6, after: 8 } as const;

const fixedRatesAreRates: Rule = ({ exchange, currency }) => {
  if (exchange?.by !== "fixed") return [];
  return Object.entries(exchange.rates).flatMap(([from, rate]) => {
    const path = ["exchange", "rates", from];
    if (from === currency) return problem(path, "is the program's own currency, which needs no rate");
    if (!isCurrency(from)) return problem(path, `ISO 4217 lists no currency ${from}`);
    return [
      ...mustBeAboveZero(path, rate, "it is what one unit is worth"),
      ...tooLong(path, rate, rateDigits.after, rateDigits.before),
    ];
  });
};

export const currencyRules: readonly Rule[] = [currencyIsKnown, fixedRatesAreRates];
