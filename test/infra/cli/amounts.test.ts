import { expect, test } from "vitest";
import { amountText, changeText, count } from "../../../infra/cli/amounts.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import { grouped } from "../../../shared/money/grouped.ts";

test.each`
  text                  | shown
  ${"0"}                | ${"0"}
  ${"999"}              | ${"999"}
  ${"1000"}             | ${"1,000"}
  ${"-1234567.5"}       | ${"-1,234,567.5"}
  ${"12345678901234.5"} | ${"12,345,678,901,234.5"}
`("$text is shown as $shown", ({ text, shown }) => {
  expect(grouped(text)).toBe(shown);
});

test.each`
  amount      | currency | shown          | because
  ${"1234.5"} | ${"EUR"} | ${"1,234.50"}  | ${"cents are always there"}
  ${"1234"}   | ${"JPY"} | ${"1,234"}     | ${"the yen has no minor unit"}
  ${"1234.5"} | ${"KWD"} | ${"1,234.500"} | ${"the dinar has three digits"}
`("$amount $currency: $because", ({ amount, currency, shown }) => {
  expect(amountText(parseDecimal(amount), currency)).toBe(shown);
});

test("a change carries its sign", () => {
  expect(changeText(parseDecimal("12"), "EUR")).toBe("+12.00");
  expect(changeText(parseDecimal("-12"), "EUR")).toBe("-12.00");
  expect(changeText(parseDecimal("0"), "EUR")).toBe("0.00");
});

test("one is singular", () => {
  expect(count(1, "row")).toBe("1 row");
  expect(count(1234, "entry", "entries")).toBe("1,234 entries");
});
