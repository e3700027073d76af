import { describe, expect, test } from "vitest";
import { tier, told } from "./told.ts";

const percent = { kind: "percent", percent: "1" };
const quantity = { qualifier: { measure: "quantity" }, base: { measure: "quantity" } };
const multiples = (more: object) => tier({ kind: "per-multiple", multiple: "100", amount: "5", ...more });
const free = (more: object) =>
  tier({ kind: "free-goods", multiple: "10", quantity: "1", product_id: "GIFT", unit_value: "3.50", ...more });

describe("bounds have the digits of what is counted", () => {
  const from = (bound: string) => ({ tiers: [{ from: bound, benefit: percent }] });
  const counting = (measure: string) => ({ qualifier: { measure } });
  const growth = { over: "same-period-last-year", as: "percent" };
  test.each`
    terms                                                                        | problem
    ${{ ...counting("order_count"), ...from("1.5") }}                            | ${"tiers[0].from: must be a whole number, not 1.5"}
    ${{ ...counting("active_days"), ...from("0.1") }}                            | ${"tiers[0].from: must be a whole number, not 0.1"}
    ${{ ...counting("gross_amount"), ...from("0.0000001") }}                     | ${"tiers[0].from: must have at most 6 digits after the point"}
    ${{ qualifier: { measure: "order_count", growth }, ...from("110.0000001") }} | ${"tiers[0].from: must have at most 6 digits after the point"}
  `("$problem", ({ terms, problem }) => {
    expect(told(terms)).toEqual([problem]);
  });

  test.each`
    terms                                                                  | because
    ${{ ...counting("order_count"), ...from("12") }}                       | ${"orders are whole"}
    ${{ ...counting("order_count"), ...from("12.0") }}                     | ${"a zero behind the point changes nothing"}
    ${{ ...counting("quantity"), ...from("0.000001") }}                    | ${"a quantity may have six digits"}
    ${{ qualifier: { measure: "order_count", growth }, ...from("112.5") }} | ${"a percentage is no count"}
  `("$terms is allowed: $because", ({ terms }) => {
    expect(told(terms)).toEqual([]);
  });
});

describe("benefits fit the base", () => {
  test.each`
    terms                                                                          | problem
    ${{ base: { measure: "quantity" } }}                                           | ${"tiers[0].benefit.kind: percent needs base.measure net_amount, gross_amount or contract_amount, not quantity: a percentage is taken of money"}
    ${{ tiers: free({}) }}                                                         | ${"tiers[0].benefit.kind: free-goods needs base.measure quantity, order_count or active_days, not net_amount: free goods are given for something counted"}
    ${{ tiers: multiples({ multiple: "0" }) }}                                     | ${"tiers[0].benefit.multiple: must be above zero: the base is counted in multiples of it"}
    ${{ tiers: multiples({ multiple: "0.0000001" }) }}                             | ${"tiers[0].benefit.multiple: must have at most 6 digits after the point"}
    ${{ tiers: multiples({ amount: "0.00000000001" }) }}                           | ${"tiers[0].benefit.amount: must have at most 10 digits after the point"}
    ${{ ...quantity, tiers: free({ quantity: "0.0000001" }) }}                     | ${"tiers[0].benefit.quantity: must have at most 6 digits after the point"}
    ${{ ...quantity, tiers: free({ unit_value: "1000000000000" }) }}               | ${"tiers[0].benefit.unit_value: must have at most 12 digits before the point"}
    ${{ ...quantity, tiers: tier({ kind: "per-unit", amount: "0.12345678901" }) }} | ${"tiers[0].benefit.amount: must have at most 10 digits after the point"}
  `("$problem", ({ terms, problem }) => {
    expect(told(terms)).toEqual([problem]);
  });

  test.each`
    terms                                                                                     | because
    ${{ tiers: multiples({}) }}                                                               | ${"5.00 for each full 100.00"}
    ${{ tiers: multiples({ amount: "0.0000000001" }) }}                                       | ${"a rate, not a payable amount"}
    ${{ ...quantity, tiers: free({}) }}                                                       | ${"1 free for each 10 pieces"}
    ${{ base: { measure: "order_count" }, tiers: free({}) }}                                  | ${"or for each 10 orders"}
    ${{ base: { measure: "active_days" }, tiers: tier({ kind: "per-unit", amount: "2.5" }) }} | ${"2.50 per active day"}
    ${{ base: { measure: "contract_amount" } }}                                               | ${"a percentage of contracts signed"}
  `("$terms is allowed: $because", ({ terms }) => {
    expect(told(terms)).toEqual([]);
  });
});

describe("what a tier gives at least", () => {
  const atLeast = (amount: string) => ({ tiers: tier(percent, { at_least: amount }) });
  const promise = "is promised to a customer who reaches the tier; here each line has a tier of its own";
  test.each`
    terms                                                                              | problem
    ${{ ...atLeast("5"), qualifier: { measure: "days_to_payment" } }}                  | ${`tiers[0].at_least: ${promise}`}
    ${{ ...atLeast("5"), qualifier: { measure: "net_amount", counting: "per-line" } }} | ${`tiers[0].at_least: ${promise}`}
    ${atLeast("5.005")}                                                                | ${"tiers[0].at_least: 5.005 cannot be paid in EUR: it has more digits than the currency's smallest coin"}
    ${{ ...atLeast("5.5"), currency: "JPY" }}                                          | ${"tiers[0].at_least: 5.5 cannot be paid in JPY: it has more digits than the currency's smallest coin"}
  `("$problem", ({ terms, problem }) => {
    expect(told(terms)).toEqual([problem]);
  });

  test.each`
    terms                                       | because
    ${atLeast("5.05")}                          | ${"cents can be paid"}
    ${{ ...atLeast("5.005"), currency: "KWD" }} | ${"and thousandths of a dinar"}
  `("$terms is allowed: $because", ({ terms }) => {
    expect(told(terms)).toEqual([]);
  });
});
