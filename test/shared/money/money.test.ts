import { expect, test } from "vitest";
import { formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";
import { addMoney, type Money, money, subtractMoney } from "../../../shared/money/money.ts";

const euros = money(parseDecimal("10.10"), "EUR");
const yen = money(parseDecimal("1000"), "JPY");

test("amounts of one currency add and subtract exactly", () => {
  expect(addMoney(euros, money(parseDecimal("0.2"), "EUR")).amount.toFixed()).toBe("10.3");
  expect(subtractMoney(euros, euros).amount.toFixed()).toBe("0");
});

test("two currencies do not add, not even to the compiler", () => {
  // @ts-expect-error: euros and yen
  expect(() => addMoney(euros, yen)).toThrow("EUR and JPY do not add");
  // @ts-expect-error: yen and euros
  expect(() => subtractMoney(yen, euros)).toThrow("JPY and EUR do not add");
});

test("where the currency is known only at run time, it is compared then", () => {
  const read: Money = { amount: parseDecimal("1"), currency: "JPY" };
  expect(() => addMoney<string>(euros, read)).toThrow("EUR and JPY do not add");
});

test.each(["", "1e3", "0x10", " 1", "1 ", "1,5", ".5", "5.", "+1", "NaN", "Infinity", "１"])(
  "%j is no decimal number",
  (text) => {
    expect(() => parseDecimal(text)).toThrow("not a decimal number");
  },
);

test.each`
  text                                            | because
  ${"0.0000000000001"}                            | ${"small numbers come back without an exponent"}
  ${"123456789012345678901234567890.12345678901"} | ${"and large ones with all their digits"}
`("$text is written as it was read: $because", ({ text }) => {
  expect(formatDecimal(parseDecimal(text))).toBe(text);
});

test("zero is written as 0, never as -0", () => {
  expect(formatDecimal(parseDecimal("-0.00"))).toBe("0");
});
