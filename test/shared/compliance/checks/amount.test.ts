import { expect, test } from "vitest";
import { parseDecimal } from "../../../../shared/money/decimal.ts";
import { foundBy, lineWith, payoutWith, resultOf } from "../given.ts";

test.each`
  amount       | currency | lines               | found                                   | because
  ${"100"}     | ${"EUR"} | ${["100"]}          | ${"pass amount_payable"}                | ${"one position"}
  ${"70.5"}    | ${"EUR"} | ${["100.5", "-30"]} | ${"pass amount_payable"}                | ${"a position that offsets"}
  ${"0.01"}    | ${"EUR"} | ${["0.01"]}         | ${"pass amount_payable"}                | ${"a cent is above zero"}
  ${"0"}       | ${"EUR"} | ${["30", "-30"]}    | ${"block amount_not_above_zero"}        | ${"nothing remains"}
  ${"-0.01"}   | ${"EUR"} | ${["-0.01"]}        | ${"block amount_not_above_zero"}        | ${"the customer owes"}
  ${"100.01"}  | ${"EUR"} | ${["100"]}          | ${"block positions_do_not_add_up"}      | ${"a cent too much"}
  ${"100"}     | ${"EUR"} | ${[]}               | ${"block payout_without_positions"}     | ${"it settles nothing"}
  ${"100.001"} | ${"EUR"} | ${["100.001"]}      | ${"block amount_finer_than_minor_unit"} | ${"euros have cents"}
  ${"100.5"}   | ${"JPY"} | ${["100.5"]}        | ${"block amount_finer_than_minor_unit"} | ${"yen have none"}
  ${"100"}     | ${"EUX"} | ${["100"]}          | ${"block currency_unknown"}             | ${"no such currency"}
`("$amount $currency of positions $lines: $found: $because", ({ amount, currency, lines, found }) => {
  const payout = {
    amount: parseDecimal(amount),
    currency,
    lines: lines.map((text: string) => lineWith({ amount: text })),
  };
  expect(foundBy("amount_payable", payoutWith({ payout }))).toBe(found);
});

test("the record holds the amount with the decimals of its currency", () => {
  expect(resultOf("amount_payable", payoutWith()).figures).toEqual({ amount: "100.00", currency: "EUR" });
});
