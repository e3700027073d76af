import { expect, test } from "vitest";
import { minorDigitsByCurrency } from "../../../shared/money/currencies.ts";
import { isCurrency, minorDigits } from "../../../shared/money/currency.ts";

test.each`
  code     | digits | because
  ${"EUR"} | ${2}   | ${"cents"}
  ${"CNY"} | ${2}   | ${"fen"}
  ${"JPY"} | ${0}   | ${"no smaller coin"}
  ${"KRW"} | ${0}   | ${"no smaller coin"}
  ${"ISK"} | ${0}   | ${"the eyrir is gone"}
  ${"KWD"} | ${3}   | ${"fils, a thousandth"}
  ${"TND"} | ${3}   | ${"millimes"}
  ${"CLF"} | ${4}   | ${"a unit of account of four digits"}
  ${"UYW"} | ${4}   | ${"a unit of account of four digits"}
  ${"MGA"} | ${2}   | ${"ISO 4217 says 2, though a fifth is the coin"}
`("$code has $digits digits: $because", ({ code, digits }) => {
  expect(minorDigits(code)).toBe(digits);
});

test.each(["", "eur", "EU", "EURO", "XXX", "XAU", "DEM", "ABC"])("%s is no currency to owe amounts in", (code) => {
  expect(isCurrency(code)).toBe(false);
  expect(() => minorDigits(code)).toThrow("not an ISO 4217 currency");
});

test("the table holds three-letter codes, each once", () => {
  const codes = [...minorDigitsByCurrency.keys()];
  expect(codes.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
  // The standard's active list without metals, bond units, test and fund codes that have no minor unit.
  expect(codes.length).toBeGreaterThan(160);
});
