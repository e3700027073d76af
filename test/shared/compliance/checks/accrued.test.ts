import { expect, test } from "vitest";
import { foundBy, payoutOf, payoutUnder, resultOf } from "../given.ts";

test.each`
  amount      | accrued  | settledBefore | found                        | because
  ${"100"}    | ${"150"} | ${"50"}       | ${"pass accrued_and_unpaid"} | ${"all of what is unpaid"}
  ${"100.01"} | ${"150"} | ${"50"}       | ${"block more_than_accrued"} | ${"a cent more"}
  ${"1"}      | ${"150"} | ${"150"}      | ${"block more_than_accrued"} | ${"nothing is unpaid"}
  ${"-20"}    | ${"130"} | ${"150"}      | ${"pass accrued_and_unpaid"} | ${"what was paid too much is offset"}
  ${"-5"}     | ${"130"} | ${"150"}      | ${"pass accrued_and_unpaid"} | ${"a part of it as well"}
  ${"0"}      | ${"130"} | ${"150"}      | ${"pass accrued_and_unpaid"} | ${"nothing is paid"}
`("$amount of $accrued with $settledBefore settled: $found: $because", ({ found, ...facts }) => {
  const { because: _, ...line } = facts;
  expect(foundBy("accrued_and_unpaid", payoutOf(line))).toBe(found);
});

test("what one position leaves unpaid does not cover another", () => {
  const payout = payoutOf({ amount: "10" }, { periodId: "2024", amount: "110" });
  expect(resultOf("accrued_and_unpaid", payout)).toEqual({
    verdict: "block",
    reason: "more_than_accrued",
    figures: { program: "annual", period: "2024", currency: "EUR", amount: "110.00", unpaid: "100.00" },
  });
});

const quarterly = { settlement: { every: "quarter", share_percent: "75" } };
test.each`
  amount     | isFinal  | found                             | because
  ${"75"}    | ${false} | ${"pass accrued_and_unpaid"}      | ${"the share of 100.00 that interim settlements pay"}
  ${"75.01"} | ${false} | ${"warn more_than_interim_share"} | ${"a cent more"}
  ${"100"}   | ${true}  | ${"pass accrued_and_unpaid"}      | ${"the final settlement pays the rest"}
`("$amount of 100.00 at a share of 75 %, final $isFinal: $found: $because", ({ amount, isFinal, found }) => {
  const payout = payoutUnder(quarterly, { amount, accrued: "100", settledBefore: "0", isFinal });
  expect(foundBy("accrued_and_unpaid", payout)).toBe(found);
});
