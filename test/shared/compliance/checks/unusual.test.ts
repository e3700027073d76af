import { expect, test } from "vitest";
import { earlier, foundBy, payoutOf, payoutWith, resultOf } from "../given.ts";

test.each`
  amount       | settledBefore | netAmount  | found                      | because
  ${"1450"}    | ${"50"}       | ${"10000"} | ${"pass usual_share"}      | ${"15 % in all"}
  ${"1450.01"} | ${"50"}       | ${"10000"} | ${"warn unusual_share"}    | ${"a cent more"}
  ${"2950"}    | ${"50"}       | ${"10000"} | ${"warn unusual_share"}    | ${"30 % in all"}
  ${"2950.01"} | ${"50"}       | ${"10000"} | ${"block excessive_share"} | ${"a cent more"}
  ${"1"}       | ${"0"}        | ${"0"}     | ${"block no_net_sales"}    | ${"nothing was sold"}
  ${"1"}       | ${"0"}        | ${"-5"}    | ${"block no_net_sales"}    | ${"more came back than was sold"}
  ${"-1"}      | ${"50"}       | ${"-5"}    | ${"pass usual_share"}      | ${"taking back is never too much"}
`(
  "$amount after $settledBefore of $netAmount net sales: $found: $because",
  ({ amount, settledBefore, netAmount, found }) => {
    expect(foundBy("usual_share", payoutOf({ amount, settledBefore, netAmount }))).toBe(found);
  },
);

test("a share above a percentage never reads as equal to it", () => {
  const payout = payoutOf({ amount: "1450.01", settledBefore: "50", netAmount: "10000" });
  expect(resultOf("usual_share", payout).figures).toEqual({
    program: "annual",
    period: "2025",
    currency: "EUR",
    settled: "1500.01",
    share_percent: "15.01",
    above_percent: "15",
  });
});

test("the percentages come from the terms", () => {
  const terms = { share_warns_above_percent: "0.5", share_blocks_above_percent: "1.5" };
  expect(foundBy("usual_share", payoutOf({ amount: "100" }), terms)).toBe("warn unusual_share");
  expect(foundBy("usual_share", payoutOf({ amount: "100.01" }), terms)).toBe("block excessive_share");
});

const paid = (...amounts: readonly string[]) =>
  amounts.map((amount, index) => earlier({ payoutId: `E-${index}`, amount }));
test.each`
  history                                                                     | found                          | because
  ${[]}                                                                       | ${"pass no_earlier_payout"}    | ${"the first payout has nothing to compare with"}
  ${paid("10", "34", "900")}                                                  | ${"pass usual_amount"}         | ${"100 is less than three times the one in the middle"}
  ${paid("10", "33.33", "900")}                                               | ${"warn jump_against_history"} | ${"100 is a cent more than three times it"}
  ${paid("30", "40")}                                                         | ${"pass usual_amount"}         | ${"of two the mean"}
  ${paid("30", "36.66")}                                                      | ${"warn jump_against_history"} | ${"100 is more than three times the mean"}
  ${[earlier({ amount: "20" }), earlier({ periodId: "2023", amount: "20" })]} | ${"pass usual_amount"}         | ${"positions of one payout are one amount"}
  ${[earlier({ amount: "1", currency: "USD" })]}                              | ${"pass no_earlier_payout"}    | ${"dollars are no measure for euros"}
  ${[earlier({ amount: "1", status: "rejected" })]}                           | ${"pass no_earlier_payout"}    | ${"a rejected one was never right"}
  ${[earlier({ amount: "1", status: "proposed" })]}                           | ${"pass no_earlier_payout"}    | ${"a proposal vouches for nothing"}
  ${[earlier({ payoutId: "P-1", amount: "1" })]}                              | ${"pass no_earlier_payout"}    | ${"a payout is not its own history"}
`("100.00 after $history.length positions: $found: $because", ({ history, found }) => {
  expect(foundBy("usual_amount", payoutWith({ history }))).toBe(found);
});

test("the factor comes from the terms and may have decimals", () => {
  const payout = payoutWith({ history: paid("80") });
  expect(foundBy("usual_amount", payout, { jump_factor: "1.25" })).toBe("pass usual_amount");
  expect(foundBy("usual_amount", payout, { jump_factor: "1.24" })).toBe("warn jump_against_history");
});
