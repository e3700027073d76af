import { expect, test } from "vitest";
import { formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";
import { settledAmount } from "../../../shared/rebate/settled-amount.ts";
import { programWith } from "../../support/program.ts";

test.each`
  settlement                                  | isFinal  | payable      | settled     | because
  ${{ every: "month", share_percent: "75" }}  | ${false} | ${"1025.00"} | ${"768.75"} | ${"an interim settlement pays the share"}
  ${{ every: "month", share_percent: "75" }}  | ${true}  | ${"1025.00"} | ${"1025"}   | ${"the final one pays the rest"}
  ${{ every: "month", share_percent: "100" }} | ${false} | ${"1025.00"} | ${"1025"}   | ${"interim settlements may pay everything"}
  ${{ every: "month" }}                       | ${false} | ${"1025.00"} | ${"1025"}   | ${"and do where no share is stated"}
  ${undefined}                                | ${true}  | ${"1025.00"} | ${"1025"}   | ${"without settlement terms there is only the final one"}
  ${{ every: "month", share_percent: "50" }}  | ${false} | ${"0.01"}    | ${"0.01"}   | ${"half a cent is rounded as the terms say"}
  ${{ every: "month", share_percent: "75" }}  | ${false} | ${"0.00"}    | ${"0"}      | ${"a share of nothing is nothing"}
`("of $payable $settled is settled: $because", ({ settlement, isFinal, payable, settled }) => {
  const document = programWith({ settlement });
  expect(formatDecimal(settledAmount(parseDecimal(payable), { isFinal }, document))).toBe(settled);
});
